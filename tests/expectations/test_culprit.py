"""One wrong number in a consistent book is found or left as a tie; a right number is never named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.culprit import Cluster, locate_culprits
from expectations.judge import Judged
from expectations.slips import Slip
from expectations.verdicts import Kind, Name
from tests.expectations.instances import judge_instance, printed_fact, relation_of
from transforms.model import Fact

EQUAL = relation_of("R111")
AT_MOST = relation_of("R210", Kind.ORDER)
STEP = Decimal(100)
SIZE = 3


class Table:
    """A table of three rows and columns with its totals, all of it consistent, in 0.01 万元."""

    def __init__(self, cells: list[list[int]]) -> None:
        self.facts: dict[str, Fact] = {}
        for row, values in enumerate(cells):
            self._print(f"{row}", [*values, sum(values)])
        columns = [sum(column) for column in zip(*cells, strict=True)]
        self._print("total", [*columns, sum(columns)])

    def _print(self, row: str, values: list[int]) -> None:
        for column, value in zip([*map(str, range(SIZE)), "total"], values, strict=True):
            fact = printed_fact(f"T03.{row}.{column}", f"{Decimal(value) / 100:.2f}")
            self.facts[fact.fact_id] = fact

    def misprint(self, place: str, by: int) -> None:
        """Print another number at `place`, `by` units of the last digit more."""
        fact = self.facts[f"T03.{place}"]
        amount = (fact.amount_yuan or Decimal(0)) + by * STEP
        self.facts[fact.fact_id] = replace(fact, amount_yuan=amount, text=f"{amount / 10_000:.2f}")

    def judge(self) -> list[Judged]:
        """Return every row sum and every column sum, judged."""
        lines = [*map(str, range(SIZE)), "total"]
        rows = [
            self._sum(f"row {line}", [f"{line}.{i}" for i in range(SIZE)], f"{line}.total") for line in lines
        ]
        columns = [
            self._sum(f"column {line}", [f"{i}.{line}" for i in range(SIZE)], f"total.{line}")
            for line in lines
        ]
        return rows + columns

    def _sum(self, instance: str, parts: list[str], total: str) -> Judged:
        facts = [self.facts[f"T03.{place}"] for place in parts]
        return judge_instance(EQUAL, instance, [self.facts[f"T03.{total}"]], facts)

    def locate(self) -> list[Cluster]:
        return locate_culprits(self.judge(), self.facts)


def named(clusters: list[Cluster]) -> list[str | None]:
    """The culprits that arithmetic alone names; what evidence chooses is only likely."""
    return [cluster.culprit if cluster.slip is Slip.NONE else None for cluster in clusters]


def instances(cluster: Cluster) -> list[str]:
    return [judged.instance for judged in cluster.violated]


SOUND = [[1000, 2000, 3000], [4000, 5000, 6000], [7000, 8000, 9000]]
CELLS = st.lists(  # a flow of money is hardly ever negative
    st.lists(st.integers(0, 100_000), min_size=SIZE, max_size=SIZE), min_size=SIZE, max_size=SIZE
)
PLACES = st.sampled_from(
    [f"{row}.{column}" for row in ("0", "1", "2", "total") for column in ("0", "1", "2", "total")]
)
ERRORS = st.integers(5, 100_000).flatmap(lambda size: st.sampled_from([size, -size]))


def test_a_consistent_table_has_no_clusters() -> None:
    assert Table(SOUND).locate() == []


def test_the_cell_where_two_broken_sums_cross_is_named_with_the_value_it_should_have() -> None:
    table = Table(SOUND)
    table.misprint("1.2", 900)
    (cluster,) = table.locate()
    assert (cluster.culprit, instances(cluster)) == ("T03.1.2", ["row 1", "column 2"])
    assert cluster.low_yuan is not None
    assert cluster.high_yuan is not None
    assert cluster.low_yuan <= 6000 * STEP <= cluster.high_yuan
    assert cluster.high_yuan - cluster.low_yuan == 4 * STEP  # four numbers in a sum, half a step each way


@given(CELLS, PLACES, ERRORS)
@settings(deadline=None)
def test_one_misprint_anywhere_is_found_and_its_true_value_is_allowed(
    cells: list[list[int]], place: str, error: int
) -> None:
    table = Table(cells)
    true = table.facts[f"T03.{place}"].amount_yuan
    table.misprint(place, error)
    (cluster,) = table.locate()
    assert cluster.culprit == f"T03.{place}"
    assert cluster.low_yuan is not None
    assert cluster.high_yuan is not None
    assert true is not None
    assert cluster.low_yuan <= true <= cluster.high_yuan


@st.composite
def books(draw: st.DrawFn) -> tuple[list[int], list[tuple[int, list[int]]]]:
    """Return amounts and sums over them: each sum makes a new total of some earlier amounts, or copies one."""
    amounts = draw(st.lists(st.integers(0, 100_000), min_size=2, max_size=5))
    sums = []
    for _ in range(draw(st.integers(1, 6))):
        parts = draw(st.lists(st.integers(0, len(amounts) - 1), min_size=1, max_size=5, unique=True))
        sums.append((len(amounts), parts))
        amounts.append(sum(amounts[part] for part in parts))
    return amounts, sums


@given(books(), st.integers(0, 10), ERRORS)
@settings(max_examples=100, deadline=None)
def test_one_misprint_in_any_book_is_named_or_left_as_a_tie_and_no_right_number_is_named(
    book: tuple[list[int], list[tuple[int, list[int]]]], place: int, error: int
) -> None:
    amounts, sums = book
    wrong = place % len(amounts)
    printed = [amount + error * (number == wrong) for number, amount in enumerate(amounts)]
    facts = numbers(
        {f"T03.{number}.x": f"{Decimal(amount) / 100:.2f}" for number, amount in enumerate(printed)}
    )
    listed = list(facts.values())
    judged = [
        judge_instance(EQUAL, str(number), [listed[total]], [listed[part] for part in parts])
        for number, (total, parts) in enumerate(sums)
    ]
    clusters = locate_culprits(judged, facts)
    broken = [j for j in judged if j.verdict.name is Name.INCONSISTENT]
    assert set(named(clusters)) <= {None, f"T03.{wrong}.x"}
    assert sorted(i for c in clusters for i in instances(c)) == sorted(j.instance for j in broken)


@given(
    CELLS, st.lists(st.tuples(PLACES, ERRORS), min_size=2, max_size=2, unique_by=lambda planted: planted[0])
)
@settings(max_examples=100, deadline=None)
def test_of_two_misprints_no_right_number_is_named(
    cells: list[list[int]], planted: list[tuple[str, int]]
) -> None:
    table = Table(cells)
    for place, error in planted:
        table.misprint(place, error)
    assert set(named(table.locate())) <= {None, *(f"T03.{place}" for place, _ in planted)}


@given(CELLS, st.lists(PLACES, min_size=2, max_size=2, unique=True), ERRORS)
@settings(deadline=None)
def test_of_two_misprints_by_the_same_amount_no_right_number_is_named(
    cells: list[list[int]], places: list[str], error: int
) -> None:
    table = Table(cells)
    for place in places:
        table.misprint(place, error)
    assert set(named(table.locate())) <= {None, *(f"T03.{place}" for place in places)}


def test_two_errors_that_share_nothing_are_two_clusters() -> None:
    table = Table(SOUND)
    table.misprint("0.0", 900)
    table.misprint("1.1", 500)
    assert sorted((c.culprit or "", instances(c)) for c in table.locate()) == [
        ("T03.0.0", ["row 0", "column 0"]),
        ("T03.1.1", ["row 1", "column 1"]),
    ]


def test_equal_errors_at_two_corners_could_be_the_other_two_corners_so_none_is_named() -> None:
    table = Table(SOUND)
    table.misprint("0.0", 900)
    table.misprint("1.1", 900)
    clusters = table.locate()
    assert set(named(clusters)) == {None}
    assert sorted(instance for c in clusters for instance in instances(c)) == [
        "column 0", "column 1", "row 0", "row 1",
    ]  # fmt: skip


def test_the_parts_of_a_single_sum_are_a_tie() -> None:
    facts = numbers({"T03.total.x": "9.00", "T03.201.x": "1.00", "T03.208.x": "2.00"})
    judged = judge_instance(EQUAL, "x", [facts["T03.total.x"]], [facts["T03.201.x"], facts["T03.208.x"]])
    (cluster,) = locate_culprits([judged], facts)
    assert (cluster.culprit, set(cluster.rivals), cluster.missing_row) == (None, set(facts), True)


def test_a_number_that_another_form_confirms_is_no_suspect() -> None:
    facts = numbers({"T03.total.x": "9.00", "T03.201.x": "31.00", "T01.total.x": "9.00"})
    sum_ = judge_instance(EQUAL, "x", [facts["T03.total.x"]], [facts["T03.201.x"]])
    same = judge_instance(relation_of("R203"), "x", [facts["T01.total.x"]], [facts["T03.total.x"]])
    (cluster,) = locate_culprits([sum_, same], facts)
    assert (cluster.culprit, cluster.low_yuan, cluster.high_yuan) == (
        "T03.201.x",
        Decimal(89_900),
        Decimal(90_100),
    )


def test_an_order_alone_names_nobody_because_it_does_not_say_what_the_number_should_be() -> None:
    facts = numbers({"T05.total.x": "9.00", "T03.total.x": "1.00"})
    judged = judge_instance(AT_MOST, "x", [facts["T05.total.x"]], [facts["T03.total.x"]])
    assert named(locate_culprits([judged], facts)) == [None]


def test_an_order_that_holds_narrows_what_the_culprit_may_be() -> None:
    facts = numbers({"T09.a.x": "0.42", "T09.b.x": "5.00", "T09.sum.x": "9.20", "T06.a.x": "3.60"})
    sum_ = judge_instance(EQUAL, "x", [facts["T09.sum.x"]], [facts["T09.a.x"], facts["T09.b.x"]])
    covers = judge_instance(AT_MOST, "x", [facts["T06.a.x"]], [facts["T09.a.x"]])
    (cluster,) = locate_culprits([sum_, covers], facts)
    assert (cluster.culprit, instances(cluster)) == ("T09.a.x", ["x", "x"])


def test_verdicts_on_words_doubts_and_habits_take_no_part() -> None:
    facts = numbers({"T03.total.x": "9.00", "T03.201.x": "1.00"})
    totals, parts = [facts["T03.total.x"]], [facts["T03.201.x"]]
    broken = judge_instance(EQUAL, "x", totals, parts)
    doubted = replace(broken, verdict=replace(broken.verdict, name=Name.EXTRACTION_DOUBT))
    habit = judge_instance(relation_of("R162", Kind.USUAL), "x", totals, parts)
    words = replace(habit, relation=relation_of("R222", Kind.TEXT))
    assert locate_culprits([doubted, habit, words], facts) == []


def test_forms_in_different_units_may_be_one_unit_apart_and_still_confirm_each_other() -> None:
    """T01 prints 10.01 万元 where T02 prints 100,000.00 元: balanced, so only the misprint of T03 is named."""
    facts = numbers({"T01.total.x": "10.01"})
    for form, text in (("T02", "100000.00"), ("T03", "900000.00")):
        facts[f"{form}.total.x"] = printed_fact(f"{form}.total.x", text, unit="元")
    judged = [
        judge_instance(EQUAL, form, [facts[f"{form}.total.x"]], [facts["T03.total.x"]])
        for form in ("T01", "T02")
    ]
    (cluster,) = locate_culprits(judged, facts)
    assert (cluster.culprit, instances(cluster)) == ("T03.total.x", ["T01", "T02"])


def test_where_blanks_hide_small_amounts_the_total_is_still_found() -> None:
    """Eight blanks of 0.004 make 10.03 of 10.00; printed as 90.03 it is the total that is wrong, in both forms."""
    blanks = {f"T03.{code}.x": "" for code in range(202, 210)}
    facts = numbers({"T03.total.x": "90.03", "T03.201.x": "10.00", "T01.total.x": "10.03", **blanks})
    parts = [fact for fact in facts.values() if fact.code]
    judged = [
        judge_instance(EQUAL, "sum", [facts["T03.total.x"]], parts),
        judge_instance(EQUAL, "same", [facts["T01.total.x"]], [facts["T03.total.x"]]),
    ]
    (cluster,) = locate_culprits(judged, facts)
    assert (cluster.culprit, instances(cluster)) == ("T03.total.x", ["sum", "same"])


def numbers(texts: Mapping[str, str]) -> dict[str, Fact]:
    return {fact_id: printed_fact(fact_id, text) for fact_id, text in texts.items()}


def test_a_fact_that_would_have_to_turn_negative_is_not_named() -> None:
    facts = numbers({"T03.total.x": "2.00", "T03.201.x": "5.00", "T03.208.x": "9.00", "T01.total.x": "2.00"})
    facts["T02.201.x"] = printed_fact("T02.201.x", "5.00")
    parts = [facts["T03.201.x"], facts["T03.208.x"]]
    judged = [
        judge_instance(EQUAL, "sum", [facts["T03.total.x"]], parts),
        judge_instance(EQUAL, "same total", [facts["T01.total.x"]], [facts["T03.total.x"]]),
        judge_instance(EQUAL, "same part", [facts["T02.201.x"]], [facts["T03.201.x"]]),
    ]
    assert [cluster.culprit for cluster in locate_culprits(judged, facts)] == [None]


def test_rows_that_add_up_to_less_than_their_parent_in_all_columns_may_lack_one() -> None:
    cells = {"201.total": "9.00", "201.basic": "5.00", "201.project": "4.00"}
    cells |= {"20101.total": "3.00", "20101.basic": "1.00", "20101.project": "2.00"}
    facts = numbers({f"T03.{cell}": text for cell, text in cells.items()})
    judged = [
        judge_instance(EQUAL, column, [facts[f"T03.201.{column}"]], [facts[f"T03.20101.{column}"]])
        for column in ("total", "basic", "project")
    ]
    judged += [
        judge_instance(
            relation_of("R115"),
            row,
            [facts[f"T03.{row}.total"]],
            [facts[f"T03.{row}.basic"], facts[f"T03.{row}.project"]],
        )
        for row in ("201", "20101")
    ]
    (cluster,) = locate_culprits(judged, facts)
    assert (cluster.culprit, cluster.missing_row) == (None, True)


ROWS = {  # 201 is its only section; both are confirmed by no other form
    "201.all": "9.00", "201.basic": "5.00", "201.project": "4.00",
    "20101.all": "9.00", "20101.basic": "5.00", "20101.project": "4.00",
}  # fmt: skip


def misplaced(form: str, **texts: str) -> tuple[list[Judged], dict[str, Fact]]:
    """Return the sums of a class over its section, the class confirmed by another form, where some cells print other texts."""
    cells = {
        f"{form}.{place}": texts.get(f"r{place.replace('.', '_')}", text) for place, text in ROWS.items()
    }
    facts = numbers(
        cells | {f"T04.201.{column}": ROWS[f"201.{column}"] for column in ("all", "basic", "project")}
    )
    judged = []
    for column in ("all", "basic", "project"):
        section, total = facts[f"{form}.20101.{column}"], facts[f"{form}.201.{column}"]
        judged.append(judge_instance(relation_of("R113"), f"{form} {column}", [total], [section]))
        judged.append(
            judge_instance(relation_of("R205"), f"same {column}", [total], [facts[f"T04.201.{column}"]])
        )
    for row in ("201", "20101"):
        parts = [facts[f"{form}.{row}.{column}"] for column in ("basic", "project")]
        judged.append(
            judge_instance(relation_of("R115"), f"{form} {row}", [facts[f"{form}.{row}.all"]], parts)
        )
    return judged, facts


MOVED = {"r20101_all": "3.00", "r20101_basic": "1.00", "r20101_project": "2.00"}
LARGER = {"r20101_all": "30.00", "r20101_basic": "10.00", "r20101_project": "20.00"}


def test_a_row_whose_numbers_are_off_together_is_told_as_one() -> None:
    (cluster,) = locate_culprits(*misplaced("T03", **LARGER))
    assert cluster.together
    assert set(cluster.rivals) == {"T03.20101.all", "T03.20101.basic", "T03.20101.project"}


def test_a_row_that_lacks_may_also_be_one_that_is_not_printed() -> None:
    (cluster,) = locate_culprits(*misplaced("T03", **MOVED))
    assert (cluster.together, cluster.missing_row) == (False, True)


def test_where_more_of_the_form_is_unexplained_no_row_is_told_as_one() -> None:
    """Two rows that hold each other's numbers: either may be a right one beside a wrong parent."""
    first, facts = misplaced("T03", **LARGER)
    renamed = {f.replace(".20", ".21"): replace(fact, fact_id=f.replace(".20", ".21"), concept=fact.concept.replace("20", "21", 1))
               for f, fact in facts.items()}  # fmt: skip
    second = [replace(j, terms=tuple((f.replace(".20", ".21"), c) for f, c in j.terms)) for j in first]
    clusters = locate_culprits([*first, *second], facts | renamed)
    assert [cluster.together for cluster in clusters] == [False, False]
    assert "T03.201.all" in clusters[0].rivals


def test_a_row_compared_with_another_form_throughout_is_not_told_as_one() -> None:
    """The total row of T02 against the lines of T01: the lines may be what is wrong."""
    facts = numbers(
        {"T02.total.all": "9.00", "T02.total.own": "4.00", "T01.all.x": "90.00", "T01.own.x": "40.00"}
    )
    judged = [
        judge_instance(relation_of("R201"), part, [facts[f"T01.{part}.x"]], [facts[f"T02.total.{part}"]])
        for part in ("all", "own")
    ]
    assert not any(cluster.together for cluster in locate_culprits(judged, facts))
