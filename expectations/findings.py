"""What a person reads: one finding a root cause, with its arithmetic in full and a stable fingerprint."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from expectations.culprit import Cluster, locate_culprits
from expectations.form_units import word_unit
from expectations.judge import Judged
from expectations.names import Book, Language, name_row
from expectations.quotes import Quote
from expectations.ratio_wording import word_ratio
from expectations.ratios import is_mild
from expectations.refs import is_elsewhere, read_ref
from expectations.sentences import word_arithmetic
from expectations.slips import Slip
from expectations.verdicts import Kind, Name
from transforms.model import Fact

ASKING = (Kind.USUAL, Kind.USUAL_ORDER)
WORDS_OF_A_ROW: Mapping[Language, str] = {
    "zh": "“{row}”一行有 {columns} 个数字同时不符，改正这一行即可全部成立，可能是整行错位或录错，请整行核对。",
    "en": " {columns} numbers of the row “{row}” are off together, and correcting that row mends all: it may be misplaced or "
    "miscopied. Please check the whole row.",
}


@dataclass(frozen=True, slots=True)
class Culprit:
    """The one fact whose correction makes every relation hold, and the interval its value must lie in (yuan).

    `slip` is NONE where no other single correction does; else it is the evidence that speaks for this one, which is
    then only likely.
    """

    fact_id: str
    low_yuan: Decimal
    high_yuan: Decimal
    slip: Slip = Slip.NONE


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A fact that another document prints."""

    document_id: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Finding:
    """One inconsistency: the leading relation, wording, the facts involved and others with the same root.

    `facts` stand in the document that is told; `elsewhere` are those of other documents it was compared with.
    `rivals` are the facts any one of which may be wrong, beside the culprit where that is only likely; `missing_row`
    says that a row which is not printed would explain it as well. `quotes` are the passages of a finding on words.
    """

    finding_id: str
    relation: str
    instance: str
    verdict: str
    severity: str
    message_zh: str
    message_en: str
    facts: tuple[Fact, ...]
    also: tuple[str, ...]
    printed_yuan: Decimal | None
    expected_yuan: Decimal | None
    difference_yuan: Decimal | None
    culprit: Culprit | None
    elsewhere: tuple[Elsewhere, ...] = ()
    rivals: tuple[str, ...] = ()
    missing_row: bool = False
    quotes: tuple[Quote, ...] = ()


def build_findings(
    disclosure: str,
    judged: Sequence[Judged],
    facts: Mapping[str, Fact],
    books: Mapping[str, Book] | None = None,
    before: Mapping[str, Decimal] | None = None,
) -> list[Finding]:
    """Return the findings of one document, proven ones first.

    `disclosure` names publisher, year and kind: it enters the fingerprint in place of the content hash, so that a
    finding keeps its identity when the book is published again. `facts` holds the facts of other documents under
    their references, `books` says what each document is, and `before` what the facts printed a year before.
    Verdicts of severity `info` make no finding.
    """
    proven = [_from_cluster(disclosure, cluster, facts) for cluster in locate_culprits(judged, facts, before)]
    proven += [_from_rates(disclosure, same, facts) for same in _failing_rates(judged)]
    asked = [
        _from_question(disclosure, same, facts, books or {})
        for same in _questions([j for j in judged if _asks(j)])
    ]
    return [*proven, *asked]


def _failing_rates(judged: Sequence[Judged]) -> list[list[Judged]]:
    """Return the rates that do not hold, those of one relation that were taken of the same other whole together."""
    together: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for j in judged:
        if j.ratio is not None and j.verdict.name is Name.INCONSISTENT and j.relation.severity != "info":
            together[j.relation.relation_id, j.ratio.whole or j.instance].append(j)
    return list(together.values())


def _from_rates(disclosure: str, same: Sequence[Judged], facts: Mapping[str, Fact]) -> Finding:
    """Return the finding of rates that their amounts cannot make; one off by its last digit is only a warning."""
    lead = same[0]
    mild = all(j.ratio is not None and is_mild(j.ratio) for j in same)
    return Finding(
        finding_id=fingerprint(disclosure, lead),
        relation=lead.relation.relation_id,
        instance=lead.instance,
        verdict=Name.INCONSISTENT.value,
        severity="warning" if mild else lead.relation.severity,
        message_zh="".join(word_ratio(j, facts, "zh") for j in same),
        message_en=" ".join(word_ratio(j, facts, "en").strip() for j in same),
        facts=tuple(facts[f] for f in dict.fromkeys(f for j in same for f, _ in j.terms)),
        also=tuple(f"{j.relation.relation_id}:{j.instance}" for j in same[1:]),
        printed_yuan=None,
        expected_yuan=None,
        difference_yuan=None,
        culprit=None,
    )


def _asks(judged: Judged) -> bool:
    return judged.verdict.name is Name.SUSPICIOUS and judged.relation.severity != "info"


def _questions(asked: Sequence[Judged]) -> list[list[Judged]]:
    """Return the suspicious instances, those that compare the same documents by the same relation together.

    A sum that asks does so because its form may be in another unit: all of one form make one question.

    Two books that differ in one amount differ in its item, its section, its class and its total.
    """
    together: dict[tuple[str, ...], list[Judged]] = defaultdict(list)
    for j in asked:
        others = {read_ref(ref).document_id for ref, _ in j.terms if is_elsewhere(ref)}
        alone = j.relation.kind not in ASKING or not others
        of_unit = j.relation.kind not in (*ASKING, Kind.TEXT)
        key = ("", j.verdict.note) if of_unit else (j.relation.relation_id, j.instance if alone else "")
        together[*key, *sorted(others)].append(j)
    return list(together.values())


def _from_cluster(disclosure: str, cluster: Cluster, facts: Mapping[str, Fact]) -> Finding:
    """Return the finding of one cluster; the instance with fewest terms leads, because it reads most easily."""
    lead = min(cluster.violated, key=lambda j: (len(j.terms), j.relation.relation_id, j.instance))
    involved = sorted((facts[f] for f, _ in lead.terms), key=lambda f: f.fact_id != cluster.culprit)
    culprit = None
    if cluster.culprit and cluster.low_yuan is not None and cluster.high_yuan is not None:
        culprit = Culprit(cluster.culprit, cluster.low_yuan, cluster.high_yuan, cluster.slip)
    return Finding(
        finding_id=fingerprint(disclosure, lead),
        relation=lead.relation.relation_id,
        instance=lead.instance,
        verdict=Name.INCONSISTENT.value,
        severity=lead.relation.severity,
        message_zh=word_arithmetic(lead, facts, "zh") + _word_row(cluster, facts, "zh"),
        message_en=word_arithmetic(lead, facts, "en") + _word_row(cluster, facts, "en"),
        facts=tuple(involved),
        also=tuple(f"{j.relation.relation_id}:{j.instance}" for j in cluster.violated if j is not lead),
        printed_yuan=lead.verdict.printed_yuan,
        expected_yuan=lead.verdict.expected_yuan,
        difference_yuan=lead.verdict.difference_yuan,
        culprit=culprit,
        rivals=() if cluster.together else cluster.rivals,
        missing_row=cluster.missing_row,
    )


def _word_row(cluster: Cluster, facts: Mapping[str, Fact], language: Language) -> str:
    """Return what is said of a row whose numbers are wrong together; nothing where they are not."""
    if not cluster.together:
        return ""
    broken = {f for j in cluster.violated for f, _ in j.terms}
    columns = sum(f in broken for f in cluster.rivals)
    return WORDS_OF_A_ROW[language].format(row=name_row(facts[cluster.rivals[0]], language), columns=columns)


def _from_question(
    disclosure: str, same: Sequence[Judged], facts: Mapping[str, Fact], books: Mapping[str, Book]
) -> Finding:
    """Return the finding of suspicious instances that belong together: a question, never an accusation."""
    lead = min(same, key=lambda j: _farthest_from_an_item(j, facts))
    more = len(same) - 1
    of_unit = lead.relation.kind not in (*ASKING, Kind.TEXT)
    in_words = lead.relation.kind is Kind.TEXT or of_unit
    note = lead.verdict.note
    return Finding(
        finding_id=fingerprint(disclosure, lead),
        relation=lead.relation.relation_id,
        instance=lead.instance,
        verdict=Name.SUSPICIOUS.value,
        severity=lead.relation.severity,
        message_zh=note if in_words else word_arithmetic(lead, facts, "zh", books, more),
        message_en=_word_unit_in_english(note, same, facts)
        if of_unit
        else f"{lead.relation.title_en}. As printed: {note}"
        if in_words
        else word_arithmetic(lead, facts, "en", books, more),
        facts=tuple(facts[f] for f, _ in lead.terms if not is_elsewhere(f)),
        also=tuple(f"{j.relation.relation_id}:{j.instance}" for j in same if j is not lead),
        printed_yuan=None if in_words else lead.verdict.printed_yuan,
        expected_yuan=None if in_words else lead.verdict.expected_yuan,
        difference_yuan=None if in_words else lead.verdict.difference_yuan,
        culprit=None,
        elsewhere=tuple(
            Elsewhere(read_ref(f).document_id, facts[f]) for f, _ in lead.terms if is_elsewhere(f)
        ),
        quotes=lead.quotes,
    )


def _word_unit_in_english(note: str, same: Sequence[Judged], facts: Mapping[str, Fact]) -> str:
    """Return the question about the unit of a whole form, which `note` puts in Chinese."""
    units = {facts[f].form: facts[f].unit for j in same for f, _ in j.terms}
    form = next(form for form, unit in units.items() if word_unit(form, unit, "zh") == note)
    return word_unit(form, units[form], "en")


def _farthest_from_an_item(judged: Judged, facts: Mapping[str, Fact]) -> tuple[int, Decimal, str]:
    """Return what sorts an instance on an item before those on its totals, and a large difference before a small one."""
    depth = max((len(facts[f].code or "") for f, _ in judged.terms), default=0)
    return -depth, -abs(judged.verdict.difference_yuan or Decimal(0)), judged.instance


def fingerprint(disclosure: str, judged: Judged) -> str:
    """Return the stable identity of a finding: what was published, and which instance does not hold."""
    key = "\n".join((disclosure, judged.relation.relation_id, judged.instance))
    return hashlib.sha256(key.encode()).hexdigest()[:16]
