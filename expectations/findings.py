"""What a person reads: one finding a root cause, with its arithmetic in full and a stable fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from expectations.culprit import Cluster, locate_culprits
from expectations.judge import Judged
from expectations.names import Language, name_fact, name_form, name_unit, write_amount, write_printed
from expectations.verdicts import Kind, Name
from transforms.model import Fact

MOST_PARTS = 6  # a sentence lists no more; the report's table lists all


@dataclass(frozen=True, slots=True)
class Culprit:
    """The one fact whose correction makes every relation hold, and the interval its value must lie in (yuan)."""

    fact_id: str
    low_yuan: Decimal
    high_yuan: Decimal


@dataclass(frozen=True, slots=True)
class Finding:
    """One inconsistency: the leading relation, wording, the facts involved and others with the same root."""

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


def build_findings(disclosure: str, judged: Sequence[Judged], facts: Mapping[str, Fact]) -> list[Finding]:
    """Return the findings of one document, proven ones first.

    `disclosure` names publisher, year and kind: it enters the fingerprint in place of the content hash, so that a
    finding keeps its identity when the book is published again. Verdicts of severity `info` make no finding.
    """
    proven = [_from_cluster(disclosure, cluster, facts) for cluster in locate_culprits(judged, facts)]
    asked = [
        _from_text(disclosure, j, facts)
        for j in judged
        if j.verdict.name is Name.SUSPICIOUS and j.relation.severity != "info"
    ]
    return [*proven, *asked]


def _from_cluster(disclosure: str, cluster: Cluster, facts: Mapping[str, Fact]) -> Finding:
    """Return the finding of one cluster; the instance with fewest terms leads, because it reads most easily."""
    lead = min(cluster.violated, key=lambda j: (len(j.terms), j.relation.relation_id, j.instance))
    involved = sorted((facts[f] for f, _ in lead.terms), key=lambda f: f.fact_id != cluster.culprit)
    culprit = None
    if cluster.culprit and cluster.low_yuan is not None and cluster.high_yuan is not None:
        culprit = Culprit(cluster.culprit, cluster.low_yuan, cluster.high_yuan)
    return Finding(
        finding_id=fingerprint(disclosure, lead),
        relation=lead.relation.relation_id,
        instance=lead.instance,
        verdict=Name.INCONSISTENT.value,
        severity=lead.relation.severity,
        message_zh=word_arithmetic(lead, facts, "zh"),
        message_en=word_arithmetic(lead, facts, "en"),
        facts=tuple(involved),
        also=tuple(f"{j.relation.relation_id}:{j.instance}" for j in cluster.violated if j is not lead),
        printed_yuan=lead.verdict.printed_yuan,
        expected_yuan=lead.verdict.expected_yuan,
        difference_yuan=lead.verdict.difference_yuan,
        culprit=culprit,
    )


def _from_text(disclosure: str, judged: Judged, facts: Mapping[str, Fact]) -> Finding:
    """Return the finding of a relation on words: a question, never an accusation."""
    return Finding(
        finding_id=fingerprint(disclosure, judged),
        relation=judged.relation.relation_id,
        instance=judged.instance,
        verdict=Name.SUSPICIOUS.value,
        severity=judged.relation.severity,
        message_zh=judged.verdict.note,
        message_en=f"{judged.relation.title_en}. As printed: {judged.verdict.note}",
        facts=tuple(facts[f] for f, _ in judged.terms),
        also=(),
        printed_yuan=None,
        expected_yuan=None,
        difference_yuan=None,
        culprit=None,
    )


def fingerprint(disclosure: str, judged: Judged) -> str:
    """Return the stable identity of a finding: what was published, and which instance does not hold."""
    key = "\n".join((disclosure, judged.relation.relation_id, judged.instance))
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def word_arithmetic(judged: Judged, facts: Mapping[str, Fact], language: Language) -> str:
    """Return the arithmetic of a violated instance in one sentence: parts, their sum, what is printed, the gap."""
    printed = [(facts[f], c) for f, c in judged.terms if c > 0]
    parts = [(facts[f], -c) for f, c in judged.terms if c < 0]
    unit = printed[0][0].unit
    step = min(fact.step_yuan for fact, _ in (*printed, *parts) if fact.unit == unit)
    verdict = judged.verdict
    written = {
        name: write_amount(amount or Decimal(0), unit, step)
        for name, amount in (
            ("printed", verdict.printed_yuan),
            ("expected", verdict.expected_yuan),
            ("gap", abs(verdict.difference_yuan or Decimal(0))),
            ("room", verdict.bound_yuan),
        )
    }
    first = printed[0][0]
    left = _list_facts(printed, unit, language)
    if len(printed) > 1:
        left += _SUM_OF_PRINTED[language].format(**written)
    right = _list_facts(parts, unit, language, (first.form, first.page))
    template = _SENTENCES[language, judged.relation.kind is Kind.ORDER, len(parts) > 1]
    return template.format(left, right, name_unit(unit, language), **written)


_SUM_OF_PRINTED = {"zh": "，合计 {printed}", "en": ", which add up to {printed}"}
_SENTENCES = {
    (
        "zh",
        False,
        True,
    ): "{0} {2}；而{1}，合计 {expected} {2}。两者相差 {gap} {2}，四舍五入最多可造成 {room} {2}的差。",
    (
        "zh",
        False,
        False,
    ): "{0} {2}；而{1} {2}。两者应当一致，相差 {gap} {2}，四舍五入最多可造成 {room} {2}的差。",
    ("zh", True, True): "{0} {2}；而{1}，合计 {expected} {2}。前者不应大于后者，多出 {gap} {2}。",
    ("zh", True, False): "{0} {2}；而{1} {2}。前者不应大于后者，多出 {gap} {2}。",
    (
        "en",
        False,
        True,
    ): "{0}; but {1}, which add up to {expected} (unit: {2}). They differ by {gap}; rounding explains at most {room}.",
    (
        "en",
        False,
        False,
    ): "{0}; but {1} (unit: {2}). They should be equal and differ by {gap}; rounding explains at most {room}.",
    (
        "en",
        True,
        True,
    ): "{0}; but {1}, which add up to {expected} (unit: {2}). The first should not exceed the second; it does by {gap}.",
    (
        "en",
        True,
        False,
    ): "{0}; but {1} (unit: {2}). The first should not exceed the second; it does by {gap}.",
}


def _list_facts(
    facts: Sequence[tuple[Fact, int]], unit: str, language: Language, place: tuple[str, int] = ("", 0)
) -> str:
    """Return the facts with name and printed text; form and page where they differ from `place` before them."""
    spoken = [(f, c) for f, c in facts if f.amount_yuan] or list(facts)
    shown = spoken[:MOST_PARTS]
    texts = []
    for fact, coefficient in shown:
        here = (fact.form, fact.page)
        prefix = "" if here == place else _place(fact, language)
        place = here
        sign = "" if coefficient > 0 else ("减 " if language == "zh" else "minus ")
        texts.append(f"{prefix}{sign}“{name_fact(fact, language)}” {_write_in(fact, unit, language)}")
    more = len(spoken) - len(shown)
    if more and language == "zh":
        texts.append(f"另 {more} 项")
    elif more:
        texts.append(f"and {more} more")
    return ("、" if language == "zh" else ", ").join(texts)


def _write_in(fact: Fact, unit: str, language: Language) -> str:
    """Return what the cell prints, and where its form has another unit than the sentence, what that makes."""
    printed = write_printed(fact, language)
    if fact.unit == unit or not fact.amount_yuan:
        return printed
    own, amount = name_unit(fact.unit, language), write_amount(fact.amount_yuan, unit)
    return (
        f"印为 {printed} {own}，即 {amount}"
        if language == "zh"
        else f"printed as {printed} {own}, that is {amount}"
    )


def _place(fact: Fact, language: Language) -> str:
    form = name_form(fact.form, language)
    return f"第{fact.page}页《{form}》" if language == "zh" else f"page {fact.page}, {form}: "
