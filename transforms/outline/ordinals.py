"""What opens a heading: its level and number («第三部分», «五、», «附件2»)."""

from __future__ import annotations

import re
from typing import NamedTuple

_DIGITS = "一二三四五六七八九"
_CHINESE = r"[一二三四五六七八九十]{1,3}"
_CHINESE_NUMBER = re.compile(rf"(?:(?P<tens>[{_DIGITS}])?(?P<ten>十))?(?P<ones>[{_DIGITS}])?")
_ORDINALS = {
    "part": re.compile(rf"第(?P<number>{_CHINESE})部分[:、]?"),
    "annex": re.compile(rf"附件(?P<number>{_CHINESE}|\d{{1,2}})[:、.]?"),
    "chapter": re.compile(rf"(?P<number>{_CHINESE})[、.]"),
    "section": re.compile(rf"\((?P<number>{_CHINESE})\)[、.]?"),
    "item": re.compile(r"(?P<number>\d{1,2})(?:、|\.(?!\d)|\.(?=20\d\d年))"),
}


class Ordinal(NamedTuple):
    """A level (see `BodyHeading`), a number, and how many folded characters they take."""

    level: str
    number: int
    length: int


def read_ordinal(folded: str) -> Ordinal | None:
    """Return the ordinal that opens a folded text; None where none does."""
    for level, pattern in _ORDINALS.items():
        found = pattern.match(folded)
        if found and (number := read_number(found["number"])):
            return Ordinal(level, number, found.end())
    return None


def read_number(text: str) -> int:
    """Return a number written in figures or, up to 99, in Chinese («十三» → 13); 0 for no number."""
    if text.isdigit():
        return int(text)
    found = _CHINESE_NUMBER.fullmatch(text)
    if not found:
        return 0
    tens = (_digit(found["tens"]) or 1) * 10 if found["ten"] else 0
    return tens + _digit(found["ones"])


def _digit(text: str | None) -> int:
    return _DIGITS.index(text) + 1 if text else 0
