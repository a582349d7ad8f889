"""What a reader is shown of one finding: the sentence, the sum that does not close, the pictures.

Nothing is shown that does not add up: when the facts of a finding cannot be arranged into the difference
it claims, they are listed one by one without a sum.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from expectations.findings import Finding
from expectations.slips import Slip
from flows.publish.culprit_words import word_culprit, word_mark, word_why
from flows.publish.places import focus_fact_ids, infer_terms, is_shown, shown_pages, weigh
from flows.publish.wording import YUAN, Wording
from transforms.model import CellState, Fact

SUSPICIOUS = "suspicious"
MOST_PICTURES = 3
FORM = re.compile(r"T\d{2}")
ASKS = re.compile(
    r"[？?]$|请核[对实][^，。；]*[。]?$"
)  # a sentence that is a question, or asks for a look, as it stands


class Passage(NamedTuple):
    """A passage that a finding quotes: the page it begins on, 0 where none is known, and its words."""

    page: int
    text: str


class Amount(NamedTuple):
    """A computed amount in the unit of its form, and exactly in yuan (empty when the form is in yuan)."""

    text: str
    exact: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed number of a sum: its row, form, page, printed text, exact amount, and the sign it takes.

    `mark` says of a culprit whether it is most likely wrong or possibly wrong; empty for all others.
    """

    name: str
    form: str
    page: int
    printed: str
    exact: str
    sign: str
    mark: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sum: its numbers that are not zero, how many are blank or zero, and their sum."""

    entries: tuple[Entry, ...]
    zeros: int
    total: Amount | None


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two sides that should be equal, their difference, and what rounding can explain."""

    printed: Side
    computed: Side
    difference: Amount
    allowed: Amount


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One finding as it is shown: all texts in the language of the reader, not yet escaped."""

    finding_id: str
    is_question: bool
    sentence: str
    arithmetic: Arithmetic | None
    facts: tuple[Entry, ...]
    culprit: str
    culprit_why: str
    passages: tuple[Passage, ...]
    focus: Literal["culprit", "culprit_likely", "total", "quotes", "none"]
    pages: tuple[int, ...]
    relation: str
    also: tuple[str, ...]


def rank_findings(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings most serious first: proven before questions, errors before warnings, then by size."""

    def seriousness(finding: Finding) -> tuple[bool, bool, Decimal, str]:
        size = abs(finding.difference_yuan or Decimal(0))
        return finding.verdict == SUSPICIOUS, finding.severity != "error", -size, finding.finding_id

    return sorted(findings, key=seriousness)


def exhibit_finding(
    finding: Finding, terms: Mapping[str, int], relations: Mapping[str, str], wording: Wording
) -> Exhibit:
    """Return `finding` as it is shown. `terms` are the coefficients of its leading relation by fact.

    `relations` gives the title of a relation by its identifier, where one is known.
    """
    arithmetic = _arrange_sum(finding, terms, wording)
    return Exhibit(
        finding_id=finding.finding_id,
        is_question=finding.verdict == SUSPICIOUS,
        sentence=word_finding(finding, wording),
        arithmetic=arithmetic,
        facts=() if arithmetic else tuple(_enter(fact, finding, "", wording) for fact in finding.facts),
        culprit=word_culprit(finding, wording),
        culprit_why=word_why(finding, wording),
        passages=tuple(Passage(quote.page, quote.text) for quote in finding.quotes),
        focus=_word_focus(finding, terms),
        pages=shown_pages(finding, terms),
        relation=_name_relation(finding.relation, finding.instance, relations, wording),
        also=tuple(
            _name_relation(relation, instance, relations, wording)
            for relation, _, instance in (also.partition(":") for also in finding.also)
        ),
    )


def word_finding(finding: Finding, wording: Wording) -> str:
    """Return the sentence of a finding in the reader's language; a suspicion becomes a question."""
    sentence = finding.message_zh if wording.language == "zh" else finding.message_en
    if finding.verdict != SUSPICIOUS or ASKS.search(sentence.rstrip()):
        return sentence
    return wording.say("as_question", statement=sentence.rstrip().rstrip("。．."))


def _arrange_sum(finding: Finding, terms: Mapping[str, int], wording: Wording) -> Arithmetic | None:
    terms = {fact_id: sign for fact_id, sign in terms.items() if sign} or infer_terms(finding)
    facts = {fact.fact_id: fact for fact in finding.facts}
    if not terms or any(key not in facts or facts[key].amount_yuan is None for key in terms):
        return None
    printed = [(facts[key], sign) for key, sign in terms.items() if sign > 0]
    computed = [(facts[key], -sign) for key, sign in terms.items() if sign < 0]
    difference = weigh(printed) - weigh(computed)
    if not printed or not computed or difference != finding.difference_yuan:
        return None
    half_steps = (
        abs(sign) * fact.step_yuan / 2
        for fact, sign in printed + computed
        if fact.state is not CellState.BLANK  # a blank is exactly zero
    )
    allowed = sum(half_steps, Decimal(0))
    return Arithmetic(
        printed=_arrange_side(printed, finding, wording),
        computed=_arrange_side(computed, finding, wording),
        difference=_word_amount(abs(difference), printed[0][0], wording),
        allowed=_word_amount(allowed, printed[0][0], wording),
    )


def _arrange_side(side: Sequence[tuple[Fact, int]], finding: Finding, wording: Wording) -> Side:
    shown = [(fact, sign) for fact, sign in side if len(side) == 1 or is_shown(fact, finding)]
    plain = all(sign == 1 for _, sign in side)
    return Side(
        entries=tuple(
            _enter(fact, finding, "" if plain else _word_sign(sign), wording) for fact, sign in shown
        ),
        zeros=len(side) - len(shown),
        total=_word_amount(weigh(side), side[0][0], wording) if len(side) > 1 else None,
    )


def _enter(fact: Fact, finding: Finding, sign: str, wording: Wording) -> Entry:
    exact = "" if fact.amount_yuan is None else wording.amount(fact.amount_yuan, YUAN)
    return Entry(
        name=wording.cell(fact),
        form=wording.form(fact.form),
        page=fact.page,
        printed=wording.printed(fact),
        exact=exact if fact.unit != YUAN else "",
        sign=sign,
        mark=word_mark(fact, finding, wording),
    )


def _word_focus(
    finding: Finding, terms: Mapping[str, int]
) -> Literal["culprit", "culprit_likely", "total", "quotes", "none"]:
    """Return what the solid boxes of a finding's pictures show."""
    if finding.culprit:
        return "culprit" if finding.culprit.slip is Slip.NONE else "culprit_likely"
    if focus_fact_ids(finding, terms):
        return "total"
    return "quotes" if finding.quotes else "none"


def _word_amount(amount_yuan: Decimal, like: Fact, wording: Wording) -> Amount:
    exact = wording.amount(amount_yuan, YUAN) if like.unit != YUAN else ""
    return Amount(wording.amount(amount_yuan, like.unit, like.step_yuan), exact)


def _name_relation(relation: str, instance: str, relations: Mapping[str, str], wording: Wording) -> str:
    """Return a relation by number, title and place: R112 …（支出决算表 201 基本支出）."""
    names = (_name_place(part, wording) for part in re.split(r"[.=]", instance))
    place = " ".join(dict.fromkeys(name for name in names if name))
    title = " ".join(part for part in (relation, relations.get(relation, "")) if part)
    return title + (wording.say("parenthesis", text=place) if place else "")


def _name_place(part: str, wording: Wording) -> str:
    """Return a part of an instance in words; empty for a part that only tells instances apart."""
    if part.isdigit():
        return part
    name = wording.form(part) if FORM.fullmatch(part) else wording.measure(part)
    return "" if name == part.replace("_", " ") else name


def _word_sign(sign: int) -> str:
    symbol = "+" if sign > 0 else "−"
    return symbol if abs(sign) == 1 else f"{symbol} {abs(sign)} ×"
