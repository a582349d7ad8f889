"""Which would-be accusations are our own doubt: numbers not confirmed, and forms that look misread.

Never accuse a publisher of our own mistake. A publisher errs in a cell or two; a reader that took one column for
another errs in row after row. So a relation that fails in most of a form is taken for a misreading of that form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from expectations.judge import Judged
from expectations.verdicts import COMPARED, Kind, Name

FEWEST_INSTANCES = 4  # with fewer, most of them may fail from one wrong cell
_UNCONFIRMED = "未经第二阅读器确认（读数不一致，或文件有损坏），由我们复核"
_MISREAD = "该表的同一关系多数不成立，疑为我们读错栏目，由我们复核"


def accused_facts(judged: Sequence[Judged]) -> set[str]:
    """Return the facts that a finding would rest on: these must be read again before anyone is accused."""
    return {fact_id for j in judged if _would_accuse(j) for fact_id, _ in j.terms}


def with_doubts(judged: Sequence[Judged], confirmed: Mapping[str, bool]) -> list[Judged]:
    """Return the verdicts of one document with every doubtful accusation turned into `extraction_doubt`.

    Doubtful is one that rests on an unconfirmed fact, or on a form that looks misread.
    """
    misread = find_misread(judged)
    return [_with_doubt(j, confirmed, misread) if _would_accuse(j) else j for j in judged]


def find_misread(judged: Sequence[Judged]) -> set[tuple[str, frozenset[str]]]:
    """Return the (relation, forms) that fail in most of their instances, and ("", form) for each such form alone.

    A form that all failing pairs of forms share is misread alone: what it was compared with still accuses. Two books
    whose forms differ in most rows were not made to agree: another scope, or another year than we think.
    """
    outcomes: dict[tuple[str, frozenset[str]], list[bool]] = defaultdict(list)
    for j in judged:
        asks = j.relation.scope == "across" and j.relation.kind is not Kind.TEXT
        failed = j.verdict.name is Name.INCONSISTENT or (asks and j.verdict.name is Name.SUSPICIOUS)
        if (j.verdict.name in COMPARED or failed) and j.terms:
            outcomes[j.relation.relation_id, _forms(j)].append(failed)
    failing = {
        key
        for key, failed in outcomes.items()
        if len(failed) >= FEWEST_INSTANCES and 2 * sum(failed) > len(failed)
    }
    pairs = [forms for _, forms in failing if len(forms) > 1]
    shared = frozenset.intersection(*pairs) if len(set(pairs)) > 1 else frozenset[str]()
    alone = [forms for _, forms in failing if len(forms) == 1] + [shared] * (len(shared) == 1)
    return failing | {("", forms) for forms in alone}


def _with_doubt(
    judged: Judged, confirmed: Mapping[str, bool], misread: set[tuple[str, frozenset[str]]]
) -> Judged:
    forms = _forms(judged)
    touches_misread = any(("", frozenset({form})) in misread for form in forms)
    if touches_misread or (judged.relation.relation_id, forms) in misread:
        return _doubted(judged, _MISREAD)
    if not all(confirmed.get(fact_id, False) for fact_id, _ in judged.terms):
        return _doubted(judged, _UNCONFIRMED)
    return judged


def _forms(judged: Judged) -> frozenset[str]:
    """Return the forms an instance speaks of: a fact's identifier begins with its form, or with its other document."""
    return frozenset(fact_id.partition(".")[0] for fact_id, _ in judged.terms)


def _would_accuse(judged: Judged) -> bool:
    if judged.verdict.name is Name.INCONSISTENT:
        return True
    return judged.verdict.name is Name.SUSPICIOUS and judged.relation.severity != "info"


def _doubted(judged: Judged, note: str) -> Judged:
    return replace(judged, verdict=replace(judged.verdict, name=Name.EXTRACTION_DOUBT, note=note))
