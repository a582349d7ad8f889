"""The arithmetic of an instance that does not hold, in one sentence: what is printed, what it should equal, the gap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from expectations.judge import Judged
from expectations.names import (
    Book,
    Language,
    name_book,
    name_fact,
    name_form,
    name_unit,
    write_amount,
    write_printed,
)
from expectations.refs import read_ref
from expectations.verdicts import Kind
from transforms.model import Fact

MOST_PARTS = 6  # a sentence lists no more; the report's table lists all


class _Printed(NamedTuple):
    """One fact of a sentence: the name of its book where that is another one, the fact, and its coefficient."""

    book: str
    fact: Fact
    coefficient: int

    @property
    def place(self) -> tuple[str, str, int]:
        return self.book, self.fact.form, self.fact.page


def word_arithmetic(
    judged: Judged,
    facts: Mapping[str, Fact],
    language: Language,
    books: Mapping[str, Book] | None = None,
    more: int = 0,
) -> str:
    """Return the arithmetic of an instance in one sentence; a habit that is broken is put as a question.

    `books` names the documents that facts of other documents stand in; `more` counts other instances like this one.
    """
    spoken = [
        _Printed(_name_elsewhere(judged, ref, books or {}, language), facts[ref], c)
        for ref, c in judged.terms
    ]
    printed = [p for p in spoken if p.coefficient > 0]
    parts = [p._replace(coefficient=-p.coefficient) for p in spoken if p.coefficient < 0]
    unit = printed[0].fact.unit
    step = min(p.fact.step_yuan for p in spoken if p.fact.unit == unit)
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
    left = _list_facts(printed, unit, language)
    if len(printed) > 1:
        left += _SUM_OF_PRINTED[language].format(**written)
    right = _list_facts(parts, unit, language, printed[0].place)
    kind = judged.relation.kind
    many = len(parts) > 1
    claim = _EQUALITIES[language, many] if kind is Kind.SUM else _CLAIMS[language, kind]
    template = _TWO_SIDES[language, many] + claim
    others = _OTHERS[language].format(more) if more else ""
    return template.format(left, right, name_unit(unit, language), others=others, **written)


_SUM_OF_PRINTED = {"zh": "，合计 {printed}", "en": ", which add up to {printed}"}
_OTHERS = {"zh": "，同一比较另有 {} 处不符", "en": ", and so do {} more of the same comparison"}
_TWO_SIDES = {
    ("zh", True): "{0} {2}；而{1}，合计 {expected} {2}。",
    ("zh", False): "{0} {2}；而{1} {2}。",
    ("en", True): "{0}; but {1}, which add up to {expected} (unit: {2}). ",
    ("en", False): "{0}; but {1} (unit: {2}). ",
}
_EQUALITIES = {
    ("zh", True): "两者相差 {gap} {2}，四舍五入最多可造成 {room} {2}的差。",
    ("zh", False): "两者应当一致，相差 {gap} {2}，四舍五入最多可造成 {room} {2}的差。",
    ("en", True): "They differ by {gap}; rounding explains at most {room}.",
    ("en", False): "They should be equal and differ by {gap}; rounding explains at most {room}.",
}
_CLAIMS = {
    ("zh", Kind.ORDER): "前者不应大于后者，多出 {gap} {2}，四舍五入最多可造成 {room} {2}的差。",
    (
        "zh",
        Kind.USUAL,
    ): "两者通常一致，这里相差 {gap} {2}{others}，四舍五入最多可造成 {room} {2}的差，是否另有原因？",
    (
        "zh",
        Kind.USUAL_ORDER,
    ): "前者通常不大于后者，这里多出 {gap} {2}{others}，四舍五入最多可造成 {room} {2}的差，是否另有原因？",
    (
        "en",
        Kind.ORDER,
    ): "The first should not exceed the second; it does by {gap}; rounding explains at most {room}.",
    (
        "en",
        Kind.USUAL,
    ): "They usually agree; here they differ by {gap}{others}; rounding explains at most {room}. Is there a reason?",
    (
        "en",
        Kind.USUAL_ORDER,
    ): (
        "The first usually does not exceed the second; here it does, by {gap}{others}; rounding explains at most {room}. "
        "Is there a reason?"
    ),
}


def _name_elsewhere(judged: Judged, ref: str, books: Mapping[str, Book], language: Language) -> str:
    """Return how the sentence names the book of a fact; empty for the judged one."""
    document_id = read_ref(ref).document_id
    if not document_id:
        return ""
    if document_id not in books or judged.document_id not in books:
        return "另一文件" if language == "zh" else "another book"
    return name_book(books[document_id], books[judged.document_id], language)


def _list_facts(
    facts: Sequence[_Printed], unit: str, language: Language, place: tuple[str, str, int] = ("", "", 0)
) -> str:
    """Return the facts with name and printed text; book, form and page where they differ from `place` before them."""
    spoken = [p for p in facts if p.fact.amount_yuan] or list(facts)
    texts = []
    for printed in spoken[:MOST_PARTS]:
        prefix = "" if printed.place == place else _word_place(printed, language)
        place = printed.place
        sign = "" if printed.coefficient > 0 else ("减 " if language == "zh" else "minus ")
        name, amount = name_fact(printed.fact, language), _write_in(printed.fact, unit, language)
        texts.append(f"{prefix}{sign}“{name}” {amount}")
    more = len(spoken) - MOST_PARTS
    if more > 0 and language == "zh":
        texts.append(f"另 {more} 项")
    elif more > 0:
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


def _word_place(printed: _Printed, language: Language) -> str:
    form = name_form(printed.fact.form, language)
    if language == "zh":
        return f"{printed.book}第{printed.fact.page}页《{form}》"
    book = f"{printed.book}, " if printed.book else ""
    return f"{book}page {printed.fact.page}, {form}: "
