"""The headings of the body: parts, chapters and annexes with their numbers, and the date on the cover."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from transforms.forms.titles import is_page_number, names_a_table
from transforms.model import Line, Page
from transforms.narrative.headings import is_heading, leading_ordinal
from transforms.outline.ordinals import read_ordinal
from transforms.outline.records import BodyHeading, ContentsEntry
from transforms.wording import fold_text, without_ordinal

_KEPT = {"part", "chapter", "annex"}
_DATE = re.compile(r"20\d{2}年\d{1,2}月(?:\d{1,2}日)?")
_MARKS = re.compile(r"[、。.,:;\"《》()\-·]")
_ENDS_PART = re.compile(r"(?:概况|说明|解释|[表册录件]|情况|目标|其他)$")
_MOST_LINES = 3  # a heading runs over no more
_ALIKE = 0.8  # shared words that make a heading the one an entry means
_LONGEST_PART = 40


class _Joined(NamedTuple):
    """A line of a page, or it with the one or two below it: folded text, page, lines."""

    text: str
    page: Page
    lines: tuple[Line, ...]


def read_headings(body: Sequence[Page]) -> list[BodyHeading]:
    """Return the headings of a body in printed order; one that stands on several pages is a running head, kept once."""
    found: dict[str, BodyHeading] = {}
    for page in body:
        for heading in _on_page(page):
            found.setdefault(heading.text, heading)
    return [*_cover_dates(body[:2]), *found.values()]


def find_headings(entries: Sequence[ContentsEntry], body: Sequence[Page]) -> Iterator[BodyHeading | None]:
    """Yield the place in the body that each entry of the contents names: the same words, else nearly the same.

    One with nearly the same words bears the same ordinal and is the title of a table where the entry is one; of
    several the most alike.
    """
    joined = [_Joined(text, page, lines) for page in body for text, lines in _joined(page)]
    same = {bare(one.text): one for one in reversed(joined)}
    numbered: dict[tuple[str, int], list[_Joined]] = defaultdict(list)
    for one in joined:
        if ordinal := read_ordinal(one.text):
            numbered[ordinal.level, ordinal.number].append(one)
    for entry in entries:
        found = same.get(bare(entry.text)) or _nearest(entry.text, numbered[entry.level, entry.number])
        yield _heading(found.text, found.page, found.lines) if found else None


def _nearest(entry: str, numbered: Sequence[_Joined]) -> _Joined | None:
    """Return the line that bears most of the words of an entry; None where none bears enough."""
    alike = [one for one in numbered if names_a_table(one.text) == names_a_table(entry)]
    words = bare(without_ordinal(entry))
    shares = [SequenceMatcher(None, bare(without_ordinal(one.text)), words).ratio() for one in alike]
    best = max(shares, default=0.0)
    return alike[shares.index(best)] if best >= _ALIKE else None


def bare(text: str) -> str:
    """Return a folded text without its marks: a heading and its entry may differ in those."""
    return _MARKS.sub("", text)


def _on_page(page: Page) -> Iterator[BodyHeading]:
    """Yield the headings of one page, outside its tables."""
    lines = [line for line in page.lines if not _in_table(line, page)]
    for n, line in enumerate(lines):
        folded = fold_text(line.text)
        ordinal = read_ordinal(folded)
        level = leading_ordinal(folded)
        if ordinal is None or ordinal.level not in _KEPT:
            continue
        if ordinal.level == "part":
            folded, rest = _whole_part(folded, ordinal.length, lines[n + 1 : n + _MOST_LINES])
            yield _heading(folded, page, [line, *rest])
        elif level is None or is_heading(folded, level):
            yield _heading(folded, page, [line])


def _whole_part(folded: str, ordinal: int, below: Sequence[Line]) -> tuple[str, list[Line]]:
    """Return the heading of a part with the lines it runs over: its name may stand below its number."""
    rest: list[Line] = []
    for line in below:
        text = fold_text(line.text)
        whole = len(folded) > ordinal and _ENDS_PART.search(folded)
        longer = len(folded) + len(text) > _LONGEST_PART
        if whole or longer or read_ordinal(text) or is_page_number(line.text) or re.search(r"[,。;]", text):
            break
        folded += text
        rest.append(line)
    return folded, rest


def _joined(page: Page) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Yield the folded text of each line of a page, and of it with the one or two lines below it."""
    texts = [fold_text(line.text) for line in page.lines]
    for n in range(len(texts)):
        for size in range(1, _MOST_LINES + 1):
            if n + size <= len(texts):
                yield "".join(texts[n : n + size]), page.lines[n : n + size]


def _cover_dates(pages: Sequence[Page]) -> Iterator[BodyHeading]:
    """Yield the date that stands alone in a line of the cover."""
    for page in pages:
        for line in page.lines:
            folded = fold_text(line.text)
            if _DATE.fullmatch(folded):
                yield BodyHeading("date", 0, folded, page.number, (line.box,))
                return


def _in_table(line: Line, page: Page) -> bool:
    middle = (line.box.top + line.box.bottom) / 2
    return any(grid.ys[0] <= middle <= grid.ys[-1] for grid in page.grids)


def _heading(folded: str, page: Page, lines: Sequence[Line]) -> BodyHeading:
    ordinal = read_ordinal(folded)
    return BodyHeading(
        ordinal.level if ordinal else "",
        ordinal.number if ordinal else 0,
        folded,
        page.number,
        tuple(line.box for line in lines),
    )
