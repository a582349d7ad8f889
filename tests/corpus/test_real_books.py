"""Real books that no one here wrote; skipped where the corpus does not stand beside the project."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from transforms.document import read_document
from transforms.errors import UnreadableError
from transforms.model import CellState, Document, FormStatus, Kind

SHARED = Path(__file__).parents[2].parent / "shared"
CORPUS = SHARED / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not beside this checkout")

T02 = {
    "本年收入合计": "income_total", "财政拨款收入": "fiscal_appropriation", "上级补助收入": "superior_subsidy",
    "事业收入": "operating_income", "经营收入": "business_income", "附属单位上缴收入": "subordinate_remittance",
    "其他收入": "other_income",
}  # fmt: skip
T03 = {
    "本年支出合计": "expenditure_total",
    "基本支出": "basic_expenditure",
    "项目支出": "project_expenditure",
}
T04 = {"小计": "subtotal", "一般公共预算财政拨款": "general_public_budget"}
T05 = {"小计": "expenditure_total", "基本支出": "basic_expenditure", "项目支出": "project_expenditure"}
T09 = {"合计": "three_public_total", "公务接待费": "reception"}


def read(path: str) -> Document:
    return read_document((CORPUS / path).read_bytes())


def printed_by_hand() -> list[tuple[str, str, str | None, str, str]]:
    """Every printed amount of the Wuchang book as (form, side, code or label, measure, text), made by hand."""
    tables = json.loads((SHARED / "domain" / "wuchang_2024_tables.json").read_text(encoding="utf-8"))[
        "tables"
    ]
    rows: list[tuple[str, str, str | None, str, str]] = []
    for form, table in ((f"T0{n}", t) for n, t in enumerate(tables, start=1)):
        for side in ("income", "expenditure"):
            rows += [
                (form, side, r["label"], m, r[k])
                for r in table.get(side, [])
                for k, m in two_sided(form, side)
                if r.get(k)
            ]
        rows += list(coded(form, table))
    return rows


def two_sided(form: str, side: str) -> list[tuple[str, str]]:
    return list(T04.items()) if form == "T04" and side == "expenditure" else [("amount", "amount")]


def coded(form: str, table: dict[str, Any]) -> list[tuple[str, str, str | None, str, str]]:
    if form == "T06":
        totals = [(form, "", label, "amount", text) for label, text in table["totals"].items()]
        return totals + [(form, "", r["code"], "amount", r["决算数"]) for r in table["rows"] if r["决算数"]]
    if form == "T09":
        bands = (("预算数", "budget"), ("决算数", "final"))
        return [
            (form, "", T09[k], m, v) for r in table["rows"] for b, m in bands for k, v in r[b].items() if v
        ]
    measures = {"T02": T02, "T03": T03, "T05": T05}.get(form, {})
    return [
        (form, "", r["code"], m, r[k]) for r in table.get("rows", []) for k, m in measures.items() if r.get(k)
    ]


def test_every_printed_amount_of_the_wuchang_book_is_read_and_equal() -> None:
    facts = read("final_accounts/wuchang_2024.pdf").facts
    read_amounts = sorted(
        (f.form, f.side, f.measure, f.amount_yuan) for f in facts if f.state is CellState.PRINTED
    )
    expected = sorted(
        (form, side, measure, Decimal(text) * 10_000) for form, side, _, measure, text in printed_by_hand()
    )
    assert len(expected) == 292
    assert read_amounts == expected


@pytest.mark.parametrize(
    ("book", "absent"),
    [("wuchang_2024", set()), ("putuo_planning_2024", set()), ("foshan_rail_transit_2019", {"T08"})],
)
def test_every_form_of_a_real_book_is_read_or_empty_and_understood(book: str, absent: set[str]) -> None:
    document = read(f"final_accounts/{book}.pdf")
    found = [f for f in document.forms if f.status in (FormStatus.READ, FormStatus.EMPTY)]
    assert {f.form for f in document.forms if f.status is FormStatus.MISSING} == absent
    assert len(found) == 9 - len(absent)
    assert all(f.complete for f in found)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("budgets/*.pdf")), ids=lambda p: p.stem)
def test_a_budget_is_taken_for_a_budget(path: Path) -> None:
    assert read_document(path.read_bytes()).kind is Kind.BUDGET


@pytest.mark.parametrize("path", sorted(CORPUS.glob("not_disclosures/*.pdf")), ids=lambda p: p.stem)
def test_what_is_no_disclosure_is_refused_in_one_line(path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_document(path.read_bytes())
    assert len(str(caught.value).splitlines()) == 1
