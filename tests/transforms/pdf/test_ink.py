"""Every printed character is kept, by its name or as one without a name."""

from __future__ import annotations

import numpy as np
import pytest

from tests.transforms.pdf.nameless import map_to, print_nameless
from tests.transforms.pdf.press import press, word
from transforms.pdf.glyphs import UNKNOWN
from transforms.pdf.ink import Ink, find_singles, read_characters
from transforms.pdf.pages import open_pdf


def read_text(pdf: bytes) -> str:
    return "".join(map(chr, read_characters(open_pdf(pdf)[0]).codes.tolist()))


def test_spaces_are_left_out() -> None:
    assert read_text(press(word("1 607 .85", 50, 100))) == "1607.85"


def test_glyphs_without_a_map_to_unicode_are_unknown_and_not_the_letters_of_their_numbers() -> None:
    assert read_text(print_nameless(["123 决算"])) == UNKNOWN * 6


def test_a_space_without_a_map_to_unicode_may_be_a_digit_and_is_kept() -> None:
    assert read_text(print_nameless(["1 2"])) == UNKNOWN * 3


def test_named_and_nameless_glyphs_of_one_font_are_told_apart() -> None:
    assert read_text(print_nameless(["12"], map_to({"1": "0037"}))) == f"7{UNKNOWN}"


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("51B3", "决"),
        ("D840DC0B", "\U0002000b"),
        ("D840", UNKNOWN),
        ("DC0B", UNKNOWN),
        ("0002", UNKNOWN),
        ("001C", UNKNOWN),
        ("0085", UNKNOWN),
        ("FB01", "fi"),
    ],
)
def test_what_a_map_names_is_read_and_what_no_text_can_mean_is_unknown(target: str, text: str) -> None:
    assert read_text(print_nameless(["x9"], map_to({"x": target, "9": "0039"}))) == f"{text}9"


def kept(text: str, xs: list[float], size: float = 10.0) -> list[float]:
    x, y = np.array(xs), np.full(len(xs), 20.0)
    ink = Ink(np.array([ord(c) for c in text], dtype=np.uint32), x, x + 5, y, np.full(len(xs), size))
    singles: list[float] = x[find_singles(ink, np.arange(len(xs)) == 0)].tolist()
    return singles


def test_a_letter_drawn_again_beside_itself_is_kept_once() -> None:
    assert kept("8888", [50, 50.3, 50.6, 55]) == [50, 55]


def test_a_row_of_letters_each_near_to_the_one_before_is_not_one_letter() -> None:
    assert kept("....", [50, 50.6, 51.2, 51.8]) == [50, 51.2]


def test_other_letters_on_the_same_spot_are_kept() -> None:
    assert kept("18", [50, 50]) == [50, 50]


def test_letters_of_a_tiny_font_are_not_one_letter_drawn_again() -> None:
    assert kept("00", [50, 50.5], size=1.0) == [50, 50.5]


def test_thirty_thousand_letters_on_one_spot_are_one() -> None:
    assert kept("1" * 30_000, [50] * 30_000) == [50]
