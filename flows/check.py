"""`mingzhang check`: the nightly judgement on files at hand, for a publisher before publishing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from expectations.catalogue import read_catalogue
from expectations.dashes import settle_dashes
from expectations.doubts import accused_facts, with_doubts
from expectations.findings import Finding, build_findings
from expectations.form_units import ask_about_units
from expectations.judge import Judged, judge_documents
from expectations.slips import Slip
from flows.readers import run_calls
from flows.settings import Settings
from flows.versions import reading_version
from transforms.document import read_document
from transforms.errors import UnreadableError
from transforms.model import CellState, Document, Fact
from transforms.referee import confirm_facts
from warehouse.connect import open_memory
from warehouse.load import load_document


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of checking one file: the document with its verdicts and findings, or why it was not read."""

    file: Path
    document: Document | None
    judged: tuple[Judged, ...] = ()
    findings: tuple[Finding, ...] = ()
    error: UnreadableError | None = None


def check_files(files: Sequence[Path], settings: Settings) -> Iterator[Checked]:
    """Yield one Checked a file, in the order given; a file that cannot be read never stops the others."""
    calls = ((index, (file,)) for index, file in enumerate(files))
    outcomes = {o.key: o for o in run_calls(read_file, calls, **limits_of(settings, len(files)))}
    for index, file in enumerate(files):
        outcome = outcomes[index]
        if outcome.result is None:
            yield Checked(file, None, error=outcome.error)
        else:
            yield _judge(file, outcome.result, settings)


def read_file(file: Path) -> Document:
    """Return the disclosure in a file; runs in a reading process.

    Raises: an UnreadableError in one line, also where the file cannot be opened.
    """
    return read_document(_open(file))


def confirm_file(
    file: Path, facts: Sequence[Fact], form_pages: Mapping[str, tuple[int, ...]], fiscal_year: int | None
) -> dict[str, bool]:
    """Return which facts the second reader reads alike; runs in a reading process."""
    return confirm_facts(_open(file), facts, form_pages, fiscal_year)


def _open(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError(f"there is no file {file}") from error
    except IsADirectoryError as error:
        raise UnreadableError(f"{file} is a folder; name the PDF files in it") from error
    except OSError as error:
        raise UnreadableError(f"{file} cannot be opened: {error.strerror}") from error


def limits_of(settings: Settings, calls: int) -> dict[str, Any]:
    """Return the limits of the reading processes, no more of them than there are calls."""
    return {
        "workers": max(1, min(settings.workers, calls)),
        "seconds": settings.seconds_per_book,
        "megabytes": settings.megabytes_per_reader,
    }


def _judge(file: Path, document: Document, settings: Settings) -> Checked:
    """Return the judgement of one document by itself; what would accuse is first read again by the second reader."""
    relations = [relation for relation in read_catalogue() if relation.scope == "within"]
    with open_memory() as connection:
        load_document(connection, document, reading_version(), datetime.now(UTC))
        judged = judge_documents(connection, [document.sha256], relations)
    facts = {fact.fact_id: fact for fact in (*document.facts, *document.claims)}
    judged = ask_about_units(settle_dashes(judged, facts), facts)
    accused = accused_facts(judged)
    if accused:
        pages = {form.form: form.pages for form in document.readings}
        call = (0, (file, [facts[f] for f in sorted(accused)], pages, document.fiscal_year))
        (outcome,) = run_calls(confirm_file, [call], **limits_of(settings, 1))
        judged = with_doubts(judged, outcome.result or {})
    findings = build_findings(disclosure_of(document), judged, facts)
    return Checked(file, document, tuple(judged), tuple(findings))


def disclosure_of(document: Document) -> str:
    """Return what stays the same over the versions of a disclosure."""
    return "|".join((document.publisher, str(document.fiscal_year), document.kind.value, document.scope))


def as_json(checked: Checked) -> dict[str, Any]:
    """Return the stable JSON of one file (see docs/check-json.md); money is text, exact."""
    document = checked.document
    if document is None:
        return {
            "file": str(checked.file), "publisher": None, "fiscal_year": None, "kind": None, "forms": {}, "facts": [],
            "claims": [], "verdicts": {}, "findings": [], "issues": [str(checked.error)],
        }  # fmt: skip
    cited = {fact.fact_id for finding in checked.findings for fact in finding.facts}
    sentences = {sentence.sentence_id: sentence.text for sentence in document.narrative.sentences}
    return {
        "file": str(checked.file),
        "publisher": document.publisher,
        "fiscal_year": document.fiscal_year,
        "kind": document.kind.value,
        "forms": {
            f.form: {"status": f.status.value, "reason": f.reason, "pages": list(f.pages)}
            for f in document.forms
        },
        "facts": [
            _fact_json(f) for f in document.facts if f.state is not CellState.BLANK or f.fact_id in cited
        ],
        "claims": [_claim_json(f, sentences) for f in document.claims],
        "verdicts": dict(sorted(Counter(j.verdict.name.value for j in checked.judged).items())),
        "findings": [_finding_json(f) for f in checked.findings],
        "issues": [*document.issues, *_doubts(checked.judged)],
    }


def _doubts(judged: Sequence[Judged]) -> list[str]:
    """Return what could not be judged because of us, for the issues."""
    ours = ("extraction_doubt", "errored")
    return [
        f"{j.relation.relation_id} {j.instance}: {j.verdict.note}"
        for j in judged
        if j.verdict.name.value in ours
    ]


def _fact_json(fact: Fact) -> dict[str, Any]:
    return {
        "id": fact.fact_id,
        "form": fact.form,
        "code": fact.code,
        "concept": fact.concept,
        "side": fact.side,
        "label": fact.label,
        "measure": fact.measure,
        "text": fact.text,
        "state": fact.state.value,
        "unit": fact.unit,
        "amount_yuan": exact_text(fact.amount_yuan),
        "step_yuan": exact_text(fact.step_yuan),
        "page": fact.page,
        "inferred": fact.inferred,
        "bbox": [round(v, 2) for v in (fact.box.x0, fact.box.top, fact.box.x1, fact.box.bottom)],
    }


def _claim_json(fact: Fact, sentences: Mapping[str, str]) -> dict[str, Any]:
    """Return a number of the prose or an annex: a fact with its quantity where it is no money, and its sentence."""
    quantity = exact_text(fact.quantity)
    return _fact_json(fact) | {"quantity": quantity, "sentence": sentences.get(fact.sentence_id, "")}


def _finding_json(finding: Finding) -> dict[str, Any]:
    culprit = finding.culprit
    return {
        "id": finding.finding_id,
        "relation": finding.relation,
        "instance": finding.instance,
        "verdict": finding.verdict,
        "severity": finding.severity,
        "message_zh": finding.message_zh,
        "message_en": finding.message_en,
        "facts": [fact.fact_id for fact in finding.facts],
        "also": list(finding.also),
        "expected": exact_text(finding.expected_yuan),
        "printed": exact_text(finding.printed_yuan),
        "difference": exact_text(finding.difference_yuan),
        "culprit": culprit
        and {
            "fact": culprit.fact_id,
            "low_yuan": exact_text(culprit.low_yuan),
            "high_yuan": exact_text(culprit.high_yuan),
            "evidence": None if culprit.slip is Slip.NONE else culprit.slip.name.lower(),
        },
        "rivals": list(finding.rivals),
        "quotes": [
            {
                "text": q.text,
                "page": q.page,
                "boxes": [[page, *(round(v, 2) for v in box)] for page, box in q.boxes],
            }
            for q in finding.quotes
        ],
        "missing_row": finding.missing_row,
    }


def exact_text(amount: Decimal | None) -> str | None:
    """Return an exact decimal as plain text without trailing zeros; None stays None."""
    if amount is None:
        return None
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
