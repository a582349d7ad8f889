"""A dash accuses only where the book's own sums say that it stands for zero."""

from __future__ import annotations

from decimal import Decimal

from expectations.dashes import find_zero_dashes, settle_dashes
from expectations.judge import Judged
from expectations.verdicts import Kind, Name
from tests.expectations.instances import judge_instance, printed_fact, relation_of
from transforms.model import Fact

ROW, COLUMN = relation_of("R115"), relation_of("R112")
AT_MOST = relation_of("R210", Kind.ORDER)


class Form:
    """A form of rows, each with a total and its basic and project parts, as texts."""

    def __init__(self, **rows: tuple[str, str, str]) -> None:
        self.facts: dict[str, Fact] = {}
        for row, texts in rows.items():
            for measure, text in zip(("all", "basic", "project"), texts, strict=True):
                fact = printed_fact(f"T03.{row.removeprefix('r')}.{measure}", text)
                self.facts[fact.fact_id] = fact

    def row(self, row: str) -> Judged:
        return judge_instance(ROW, row, [self[f"{row}.all"]], [self[f"{row}.basic"], self[f"{row}.project"]])

    def column(self, measure: str, total: str, *parts: str) -> Judged:
        return judge_instance(
            COLUMN, measure, [self[f"{total}.{measure}"]], [self[f"{part}.{measure}"] for part in parts]
        )

    def __getitem__(self, place: str) -> Fact:
        return self.facts[f"T03.{place}"]

    def names(self, *judged: Judged) -> list[Name]:
        return [j.verdict.name for j in settle_dashes(judged, self.facts)]


def test_a_dash_that_another_sum_pins_to_zero_accuses() -> None:
    form = Form(total=("9.00", "2.00", "7.00"), r201=("9.00", "2.00", "7.00"), r20101=("9.00", "5.00", "-"))
    form.facts["T03.202.project"] = printed_fact("T03.202.project", "7.00")
    pinned = judge_instance(
        COLUMN, "project", [form["total.project"]], [form["202.project"], form["20101.project"]]
    )
    assert form.row("20101").verdict.name is Name.NOT_COMPARABLE
    assert form.names(form.row("20101"), pinned) == [Name.INCONSISTENT, Name.EXACT]


def test_a_dash_that_no_sum_proves_accuses_nobody() -> None:
    form = Form(r201=("9.00", "5.00", "-"))
    assert form.names(form.row("201")) == [Name.NOT_COMPARABLE]


def test_an_order_beside_a_proven_dash_is_judged_too() -> None:
    form = Form(r201=("5.00", "5.00", "-"))
    form.facts["T05.201.project"] = printed_fact("T05.201.project", "3.00")
    order = judge_instance(AT_MOST, "201", [form.facts["T05.201.project"]], [form["201.project"]])
    assert form.names(form.row("201"), order) == [Name.EXACT, Name.INCONSISTENT]


def test_dashes_on_both_sides_of_a_sum_prove_nothing() -> None:
    form = Form(r201=("-", "-", "0.00"))
    assert find_zero_dashes([form.row("201")], form.facts) == {}


def test_a_gap_within_what_the_proof_leaves_open_accuses_nobody() -> None:
    """The column leaves 0.02 open: 0.01 it is off by, and 0.01 of rounding; with the row's own rounding 0.03 may be that."""
    form = Form(
        total=("9.00", "2.00", "7.01"),
        r201=("5.03", "5.00", "-"),
        r202=("1", "1", "7.00"),
        r203=("1", "1", "-"),
    )
    column = form.column("project", "total", "201", "202", "203")
    assert find_zero_dashes([column], form.facts)["T03.201.project"] == Decimal(200)
    assert form.names(form.row("201"), column) == [Name.NOT_COMPARABLE, Name.ROUNDING]
    form.facts["T03.201.all"] = printed_fact("T03.201.all", "5.04")
    assert form.names(form.row("201"), column) == [Name.INCONSISTENT, Name.ROUNDING]


PROVEN = {f"r2{n:02}": ("5.00", "5.00", "-") for n in range(1, 12)}


def test_where_all_other_dashes_are_proven_the_book_prints_zero_so() -> None:
    form = Form(**PROVEN, r229=("9.00", "5.00", "-"))
    judged = [form.row(row.removeprefix("r")) for row in (*PROVEN, "r229")]
    assert form.names(*judged)[-1] is Name.INCONSISTENT


def test_a_form_that_prints_zero_otherwise_too_shows_no_such_habit() -> None:
    for zero in ("", "0.00"):
        form = Form(**PROVEN, r229=("9.00", "5.00", "-"), r230=("1.00", "1.00", zero))
        judged = [form.row(row.removeprefix("r")) for row in (*PROVEN, "r229")]
        assert form.names(*judged)[-1] is Name.NOT_COMPARABLE


def test_dashes_that_look_as_if_they_hid_amounts_accuse_nobody() -> None:
    """Two rows lack something in the same column: it may be kept from print."""
    form = Form(**PROVEN, r228=("8.00", "5.00", "-"), r229=("9.00", "5.00", "-"))
    judged = [form.row(row.removeprefix("r")) for row in (*PROVEN, "r228", "r229")]
    assert form.names(*judged)[-2:] == [Name.NOT_COMPARABLE, Name.NOT_COMPARABLE]


def test_a_dash_short_in_its_row_and_in_its_column_accuses_nobody() -> None:
    form = Form(**PROVEN, r229=("9.00", "5.00", "-"), total=("4.00", "0.50", "4.00"))
    form.facts["T03.230.project"] = printed_fact("T03.230.project", "0.50")
    judged = [form.row(row.removeprefix("r")) for row in (*PROVEN, "r229")]
    column = judge_instance(
        COLUMN, "project", [form["total.project"]], [form["229.project"], form["230.project"]]
    )
    assert form.names(*judged, column)[-2:] == [Name.NOT_COMPARABLE, Name.NOT_COMPARABLE]


def test_a_book_without_dashes_stays_as_it_is() -> None:
    form = Form(r201=("9.00", "5.00", ""))
    judged = [form.row("201")]
    assert settle_dashes(judged, form.facts) == judged
