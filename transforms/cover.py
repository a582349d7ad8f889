"""The date that a book prints on its cover, which is often neither that of its page nor that of its address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from transforms.model import CoverDate, Page
from transforms.wording import fold_text

COVER_PAGES = 2

_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "O": 0}
_DATE = re.compile(
    r"(?P<year>20\d{2}|[二][〇零○O][一二三四五六七八九〇零○O]{2})年"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日)?"
)


def read_cover_date(pages: Sequence[Page]) -> CoverDate | None:
    """Return the first date that stands alone on a line of the first pages; None without one.

    Most covers print year and month only. A date inside a sentence is none of the book's.
    """
    for page in pages[:COVER_PAGES]:
        for line in page.lines:
            match = _DATE.fullmatch(fold_text(line.text).strip("()"))
            found = match and _date_of(match, line.text, page.number)
            if found:
                return found
    return None


def _date_of(match: re.Match[str], text: str, page: int) -> CoverDate | None:
    """Return the date of a match; None when no calendar has it."""
    year = (
        int(match["year"])
        if match["year"].isdigit()
        else int("".join(str(_DIGITS[c]) for c in match["year"]))
    )
    month, day = _number(match["month"]), _number(match["day"]) if match["day"] else None
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return CoverDate(" ".join(text.split()), year, month, day, page)


def _number(text: str) -> int:
    """Return the number of «11», «十一» or «二十一»."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS[tens] if tens else 1) * 10 * bool(ten) + (_DIGITS[ones] if ones else 0)
