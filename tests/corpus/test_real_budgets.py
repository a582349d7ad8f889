"""Real books: whose they are, that no printed number is lost, and that what was read adds up."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from tests.corpus.books import BOOKS, BUDGETS, DEMO_BOOKS, name, pages_named, printed_amounts, read
from transforms.forms.arithmetic import identities
from transforms.forms.match import known_forms
from transforms.model import CellState, Document, Fact, FormReading, FormStatus

PLANTED = {"qinglan_culture_2024"}  # its sums are wrong on purpose


@pytest.mark.parametrize("path", BUDGETS, ids=name)
def test_a_real_budget_says_whose_it_is_and_for_which_year(path: Path) -> None:
    document = read(path)
    assert document.publisher.endswith(("局", "厅", "委员会", "办公室", "办事处", "中心"))
    assert str(document.fiscal_year) in path.stem


@pytest.mark.parametrize("path", [*BOOKS, *DEMO_BOOKS], ids=name)
def test_every_number_printed_on_the_pages_of_a_read_form_is_a_fact_or_named(path: Path) -> None:
    document = read(path)
    printed = printed_amounts(path)
    for form in document.forms:
        if form.status is not FormStatus.READ:
            continue
        for page in form.pages:
            unread = printed[page] - _texts_of_page(document, page)
            if form.form == "B12":
                unread = Counter(text for text in unread if _amount(text) not in _amounts_up_to(form, page))
            assert not unread or page in pages_named(document)


def _texts_of_page(document: Document, page: int) -> Counter[str]:
    """The numbers of a page's facts; a total printed again under a repeated header is one fact of the first page."""
    texts = Counter("".join(f.text.split()) for f in document.facts if f.page == page and not f.inferred)
    totals = Counter(
        "".join(f.text.split()) for f in document.facts if f.concept == "total" and f.page < page
    )
    return texts + totals


def _amounts_up_to(form: FormReading, page: int) -> set[Decimal]:
    """The numbers that a form printed up to a page: where targets run on, the project's money is printed again."""
    return {_amount(f.text) for f in form.facts if f.page <= page and f.state is CellState.PRINTED}


def _amount(text: str) -> Decimal:
    return Decimal("".join(text.split()).replace(",", ""))


@pytest.mark.parametrize("path", [*BOOKS, *DEMO_BOOKS], ids=name)
def test_no_two_facts_of_a_book_have_one_name(path: Path) -> None:
    names = Counter(fact.fact_id for fact in read(path).facts)
    assert [fact_id for fact_id, count in names.items() if count > 1] == []


@pytest.mark.parametrize("path", [p for p in [*BOOKS, *DEMO_BOOKS] if p.stem not in PLANTED], ids=name)
def test_rows_and_codes_of_a_read_form_add_up_to_rounding(path: Path) -> None:
    document = read(path)
    assert [line for form in document.forms for line in _broken_sums(form, document)] == []


def _broken_sums(form: FormReading, document: Document) -> list[str]:
    rows: dict[tuple[str, str], dict[str, Fact]] = defaultdict(dict)
    for fact in form.facts:
        rows[fact.side, fact.concept][fact.measure] = fact
    known = next(f for f in known_forms(document.kind) if f.form == form.form)
    other = any(fact.measure.startswith("other:") for fact in form.facts)
    broken = []
    for equation in [] if other else identities(known, {f.measure for f in form.facts}):
        for row in rows.values():
            if set(equation.left) <= row.keys() and row.keys() & set(equation.right):
                parts = [row[m] for m in equation.right if m in row]
                broken += _compare([row[m] for m in equation.left], parts)
    for (side, concept), row in rows.items():
        below = [r for (s, c), r in rows.items() if s == side and _is_child(c, concept)]
        for measure, fact in row.items() if below else ():
            broken += _compare([fact], [r[measure] for r in below if measure in r])
    return broken


def _is_child(code: str, parent: str) -> bool:
    return code.isdecimal() and parent.isdecimal() and code[:-2] == parent and len(code) in (5, 7)


def _compare(whole: list[Fact], parts: list[Fact]) -> list[str]:
    facts = [*whole, *parts]
    if any(f.amount_yuan is None for f in facts) or not any(f.state is CellState.PRINTED for f in facts):
        return []
    left, right = (sum((f.amount_yuan or Decimal(0) for f in side), Decimal(0)) for side in (whole, parts))
    step = sum((f.step_yuan for f in facts), Decimal(0)) / 2
    return [] if abs(left - right) <= step else [f"{whole[0].fact_id}: {left} against {right}"]
