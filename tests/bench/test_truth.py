"""The truth that readers are held to: which words of a page are amounts, and who decides where parsers differ."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from tests.bench.amounts import count_amounts
from tests.bench.printed import Word, printed_amounts
from tests.bench.score import Share, list_extras, list_misses, list_undecided, score
from tests.bench.sound import holds
from tests.bench.truth import Truth, settle
from transforms.model import Box, CellState, Fact, Kind


def word(text: str, x0: float, top: float = 12) -> Word:
    """A word of letters 5 wide and 10 high."""
    return Word(text, Box(x0, top, x0 + 5 * len(text), top + 10))


def table(columns: int = 2, rows: int = 2) -> list[Box]:
    """Cells 100 wide and 20 high."""
    return [
        Box(100 * column, 20 * row, 100 * (column + 1), 20 * (row + 1))
        for row in range(rows)
        for column in range(columns)
    ]


def fact(text: str, amount: str = "1", state: CellState = CellState.PRINTED) -> Fact:
    return Fact(
        "T01.x", "T01", "x", None, "x", "", "amount", state, text, "元", Decimal(amount), Decimal("0.01"), 1,
        Box(0, 0, 0, 0),
    )  # fmt: skip


def test_an_amount_has_a_point_or_a_comma() -> None:
    texts = ["1,234.56", "-0.50", "1 234.\n56", "2024", "1,23", "12.5%", "万元", "1,607.85 754.41"]
    assert count_amounts(texts) == Counter(["1,234.56", "-0.50", "1234.56"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([word("合计", 5), word("1,234.56", 110)], ["1,234.56"]),
        ([word("1.00", 300)], []),
        ([word("预算", 5), word("1.00", 18), word("万元", 41)], []),
        ([word("合计", 89), word("1.00", 101)], ["1.00"]),
        ([word("2,", 110), word("362.", 123), word("26", 146)], ["2,362.26"]),
        ([word("1,607.85", 110), word("754.41", 153)], ["1,607.85", "754.41"]),
        ([word("1.00", 110), word("2.00", 110, top=32)], ["1.00", "2.00"]),
    ],
    ids=[
        "a number in a cell",
        "outside the table",
        "in a sentence",
        "a label beyond the rule is no sentence",
        "pieces of one number",
        "two numbers where a rule is missing",
        "rows apart",
    ],
)
def test_amounts_are_words_that_stand_alone_in_a_table(words: list[Word], expected: list[str]) -> None:
    assert printed_amounts(words, [table()]) == Counter(expected)


def test_grounds_behind_the_words_of_a_line_are_no_cells() -> None:
    words = [word("预算", 89), word("1.00", 101), word("万元", 122)]
    assert printed_amounts(words, [table(columns=2, rows=1)]) == Counter()
    assert printed_amounts(words[1:2], [table(columns=2, rows=1)]) == Counter(["1.00"])


def test_what_both_parsers_read_is_true_without_a_fact() -> None:
    both = Counter({"1.00": 2, "2.00": 1})
    assert settle(both, both, []) == (both, Counter())


def test_a_fact_that_adds_up_decides_between_parsers() -> None:
    first, second = Counter({"1.00": 2, "2.00": 1}), Counter({"1.00": 1, "3.00": 1})
    truth, undecided = settle(first, second, [fact("1.00"), fact("1.00"), fact("3.00")])
    assert truth == Counter({"1.00": 2, "3.00": 1})
    assert undecided == Counter({"2.00": 1})


@pytest.mark.parametrize("text", ["91,016,\n775.35", "1016775.3\n5"])
def test_a_number_broken_over_lines_is_one_where_it_adds_up(text: str) -> None:
    pieces = count_amounts(text.split())
    whole = "".join(text.split())
    assert settle(pieces, pieces, [fact(text)]) == (Counter([whole]), Counter())
    assert settle(pieces, pieces, []) == (pieces, Counter())
    assert settle(Counter([whole]), Counter([whole]), [fact(text)]) == (Counter([whole]), Counter())


def test_an_equation_holds_within_rounding_and_says_nothing_of_blanks() -> None:
    blank = fact("", "0", CellState.BLANK)
    assert holds([fact("3.00", "3.00")], [fact("1.00", "1.00"), fact("2.01", "2.01"), blank])
    assert not holds([fact("3.00", "3.00")], [fact("1.00", "1.00"), fact("2.10", "2.10")])
    assert not holds([fact("0.00", "0")], [blank])
    assert not holds([], [])


def test_right_numbers_are_counted_by_page_and_kind() -> None:
    truths = {
        "a": Truth(Kind.BUDGET, {1: Counter({"1.00": 2}), 2: Counter(["2.00"])}, {1: Counter(["9.00"]), 2: Counter()}),
        "b": Truth(Kind.FINAL_ACCOUNTS, {1: Counter(["3.00"])}, {1: Counter()}),
    }  # fmt: skip
    found = {"a": {1: Counter(["1.00", "2.00", "9.00"])}, "b": {1: Counter(["3.00"])}}
    assert score(truths, found, Kind.BUDGET) == Share(1, 3)
    assert score(truths, found, Kind.FINAL_ACCOUNTS) == Share(1, 1)
    assert list(map(str, list_misses(truths, found))) == ["a p. 1: 1.00", "a p. 2: 2.00"]
    assert list(map(str, list_extras(truths, found))) == ["a p. 1: 2.00"]
    assert list(map(str, list_undecided(truths))) == ["a p. 1: 9.00"]


@pytest.mark.parametrize(
    ("share", "expected"),
    [(Share(5, 5), "100 %"), (Share(99_999, 100_000), "99.99 %"), (Share(1, 16), "6.25 %"), (Share(0, 0), "–")],
)  # fmt: skip
def test_a_share_is_never_rounded_up_to_all(share: Share, expected: str) -> None:
    assert str(share) == expected
