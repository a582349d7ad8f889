"""Real books that no one here wrote; skipped where the corpus does not stand beside the project."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.books import BUDGETS, CORPUS, FINAL_ACCOUNTS, NOTICES, name, read
from transforms.document import read_document
from transforms.errors import ImageOnlyError, NotADisclosureError, UnreadableError
from transforms.model import CellState, Document, Fact, FormStatus, Kind
from transforms.referee import confirm_facts
from transforms.wording import fold_text

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not beside this checkout")

Printed = tuple[str, str, str, str, Decimal]
"""Form, side, row (its code, item or label), measure, and amount in yuan."""

READ, EMPTY = FormStatus.READ, FormStatus.EMPTY

MEASURES = {
    "T02": {
        "本年收入合计": "income_total", "财政拨款收入": "fiscal_appropriation", "上级补助收入": "superior_subsidy",
        "事业收入": "operating_income", "经营收入": "business_income",
        "附属单位上缴收入": "subordinate_remittance", "其他收入": "other_income",
    },
    "T03": {
        "本年支出合计": "expenditure_total", "基本支出": "basic_expenditure", "项目支出": "project_expenditure",
    },
    "T05": {"小计": "expenditure_total", "基本支出": "basic_expenditure", "项目支出": "project_expenditure"},
    "T06": {"决算数": "amount"},
}  # fmt: skip
ONE_AMOUNT = {"amount": "amount"}
BY_FUND = {"小计": "subtotal", "一般公共预算财政拨款": "general_public_budget"}
ITEMS = {"合计": "three_public_total", "公务接待费": "reception"}
BANDS = {"预算数": "budget", "决算数": "final"}


# One budget of each kind of producer; `make corpus` asks the second reader about all of them.
READ_TWICE = {
    "hangzhou_meteorology_2026",
    "jiangsu_cppcc_2019_2",
    "shanghai_office_unit_2026",
    "shenzhen_petitions_2026",
}


def read_final_accounts(book: str) -> Document:
    return read(CORPUS / "final_accounts" / f"{book}.pdf")


def statuses(document: Document) -> dict[str, FormStatus]:
    return {form.form: form.status for form in document.forms}


def tables_made_by_hand() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (form, table) of the Wuchang book, set down by hand from its text."""
    book = json.loads((CORPUS.parent / "domain" / "wuchang_2024_tables.json").read_text(encoding="utf-8"))
    return ((f"T0{number}", table) for number, table in enumerate(book["tables"], start=1))


def amounts_of_row(
    form: str, side: str, row: str, cells: dict[str, Any], measures: dict[str, str]
) -> Iterator[Printed]:
    for key, measure in measures.items():
        if cells.get(key) is not None:
            yield form, side, fold_text(row), measure, Decimal(cells[key]) * 10_000


def amounts_made_by_hand() -> Iterator[Printed]:
    for form, table in tables_made_by_hand():
        for row in table.get("income", ()):
            yield from amounts_of_row(form, "income", row["label_printed"], row, ONE_AMOUNT)
        for row in table.get("expenditure", ()):
            name = row.get("code") or row["label_printed"]
            yield from amounts_of_row(
                form, "expenditure", name, row, BY_FUND if form == "T04" else ONE_AMOUNT
            )
        for label, text in table.get("totals", {}).items():
            yield from amounts_of_row(form, "", label, {"amount": text}, ONE_AMOUNT)
        for row in table.get("rows", ()):
            if form == "T09":
                for band, measure in BANDS.items():
                    for label, item in ITEMS.items():
                        yield from amounts_of_row(form, "", item, row[band], {label: measure})
            else:
                yield from amounts_of_row(form, "", row["code"] or row["name"], row, MEASURES.get(form, {}))


def amount_read(fact: Fact) -> Printed:
    assert fact.amount_yuan is not None
    row = fact.concept if fact.form == "T09" else fact.code or fold_text(fact.label)
    return fact.form, fact.side, row, fact.measure, fact.amount_yuan


def test_every_printed_amount_of_the_wuchang_book_is_read_and_equal() -> None:
    facts = read_final_accounts("wuchang_2024").facts
    found = Counter(amount_read(fact) for fact in facts if fact.state is CellState.PRINTED)
    expected = Counter(amounts_made_by_hand())
    assert (expected - found, found - expected) == (Counter(), Counter())
    assert (expected & found).total() == expected.total() == 292


def test_the_basic_expenditure_of_wuchangs_table_05_is_read() -> None:
    facts = read_final_accounts("wuchang_2024").facts
    basic = [
        f for f in facts if (f.form, f.measure, f.state) == ("T05", "basic_expenditure", CellState.PRINTED)
    ]
    expected = [
        amount for amount in amounts_made_by_hand() if amount[0] == "T05" and amount[3] == "basic_expenditure"
    ]
    assert Counter(map(amount_read, basic)) == Counter(expected)
    assert len(expected) > 10


def test_the_nine_forms_of_the_wuchang_book_are_read_and_two_of_them_empty() -> None:
    document = read_final_accounts("wuchang_2024")
    assert statuses(document) == {f"T0{n}": EMPTY if n in (7, 8) else READ for n in range(1, 10)}
    assert all(form.statement for form in document.forms if form.status is EMPTY)


@pytest.mark.parametrize(
    ("book", "publisher", "year", "scope"),
    [
        ("wuchang_2024", "武昌区人民政府办公室", 2024, "汇总"),
        ("putuo_planning_2024", "上海市普陀区规划和自然资源局", 2024, ""),
        ("foshan_rail_transit_2019", "佛山市轨道交通局", 2019, ""),
    ],
)
def test_the_cover_of_a_real_book_is_understood(book: str, publisher: str, year: int, scope: str) -> None:
    document = read_final_accounts(book)
    assert (document.publisher, document.fiscal_year, document.scope, document.kind) == (
        publisher, year, scope, Kind.FINAL_ACCOUNTS,
    )  # fmt: skip


def test_the_blank_template_is_a_book_of_empty_forms() -> None:
    document = read_final_accounts("shanghai_template_blank")
    assert set(statuses(document).values()) <= {EMPTY, FormStatus.MISSING}
    assert [fact for fact in document.facts if fact.state is CellState.PRINTED] == []


@pytest.mark.parametrize(
    "path", [*FINAL_ACCOUNTS, *(path for path in BUDGETS if path.stem in READ_TWICE)], ids=name
)
def test_both_readers_read_every_amount_of_a_real_book_alike(path: Path) -> None:
    document = read(path)
    pages = {form.form: form.pages for form in document.forms}
    verdicts = confirm_facts(path.read_bytes(), document.facts, pages)
    assert [fact_id for fact_id, alike in verdicts.items() if not alike] == []


@pytest.mark.parametrize("path", BUDGETS, ids=name)
def test_a_budget_is_taken_for_a_budget(path: Path) -> None:
    assert read(path).kind is Kind.BUDGET


@pytest.mark.parametrize("path", NOTICES, ids=name)
def test_what_is_no_disclosure_is_refused_in_one_line(path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_document(path.read_bytes())
    assert isinstance(caught.value, NotADisclosureError | ImageOnlyError)
    assert len(str(caught.value).splitlines()) == 1
