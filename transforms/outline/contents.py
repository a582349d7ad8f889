"""The table of contents: its entries joined over their lines, and the pages without it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.forms.titles import is_page_number
from transforms.model import Line, Page
from transforms.outline.ordinals import read_ordinal
from transforms.outline.records import ContentsEntry
from transforms.wording import fold_text

_TITLE = "目录"
_LEADER = re.compile(r"(?:\.{2,}|·{2,})-?(?P<page>\d{0,3})-?$")
_PAGE_BEHIND_GAP = re.compile(r"(?<=\D)\s+(?P<page>\d{1,3})$")
_STOP = "。"
_AMONG_FIRST = 8  # pages a table of contents begins on
_MOST_PAGES = 4
_FULL = 0.75  # an entry whose line ends left of this share of the page is whole
_MOSTLY = 0.7  # share of numbered lines that makes a page one of contents, where these print no page numbers
_FEWEST = 5


@dataclass(slots=True)
class _Entry:
    page: int
    lines: list[Line]
    text: str
    printed_page: int | None


def read_contents(pages: Sequence[Page]) -> tuple[list[ContentsEntry], list[Page]]:
    """Return the entries of the table of contents, and the pages of the body: all, without those lines."""
    entries: list[_Entry] = []
    body = {page.number: page for page in pages}
    for page, lines in _lines_of_contents(pages):
        for line in lines:
            _add(entries, page, line)
        body[page.number] = replace(page, lines=tuple(line for line in page.lines if line not in lines))
    return [_record(entry) for entry in entries], list(body.values())


def _lines_of_contents(pages: Sequence[Page]) -> Iterator[tuple[Page, list[Line]]]:
    """Yield the lines of the contents by page: below their title, and on the pages after it that go on with entries."""
    begin = next((n for n, page in enumerate(pages[:_AMONG_FIRST]) if _title_at(page) is not None), None)
    if begin is None:
        return
    first = _lines(pages[begin], (_title_at(pages[begin]) or 0) + 1, "")
    yield pages[begin], first
    opening = next((_without_page(line.text)[0] for line in first), "")
    last = first[-1] if first else None
    paged = any(_without_page(line.text)[1] is not None for line in first)
    for page in pages[begin + 1 : begin + _MOST_PAGES]:
        lines = _lines(page, 0, opening)
        if not _goes_on(lines, last, paged=paged):
            return
        yield page, lines
        last = lines[-1]


def _goes_on(lines: Sequence[Line], last: Line | None, *, paged: bool) -> bool:
    """Whether the lines of a page are the rest of the contents: with page numbers where these have them.

    Without, they are numbered, and are many or go on with the number after that of the `last` line.
    """
    if paged:
        return 2 * sum(_without_page(line.text)[1] is not None for line in lines) >= max(len(lines), 1)
    ordinals = [read_ordinal(fold_text(line.text)) for line in lines]
    numbered = sum(ordinal is not None for ordinal in ordinals)
    before = read_ordinal(fold_text(last.text)) if last is not None else None
    follows = bool(
        ordinals and ordinals[0] and before and ordinals[0][:2] == (before.level, before.number + 1)
    )
    return numbered >= max(1, _MOSTLY * len(lines)) and (follows or numbered >= _FEWEST)


def _title_at(page: Page) -> int | None:
    return next((n for n, line in enumerate(page.lines) if fold_text(line.text) == _TITLE), None)


def _lines(page: Page, begin: int, opening: str) -> list[Line]:
    """Return the lines of a page down to a table, a sentence, or the words that opened the contents."""
    top = min((grid.ys[0] for grid in page.grids), default=page.height)
    found: list[Line] = []
    for line in page.lines[begin:]:
        if _STOP in line.text or line.box.bottom > top or (opening and fold_text(line.text) == opening):
            break
        if not is_page_number(line.text):
            found.append(line)
    return found


def _add(entries: list[_Entry], page: Page, line: Line) -> None:
    """Add a line: an entry of its own, or the rest of one that ran over its line."""
    text, printed_page = _without_page(line.text)
    last = entries[-1] if entries else None
    goes_on = (
        last is not None
        and last.printed_page is None
        and read_ordinal(fold_text(text)) is None
        and last.page == page.number
        and last.lines[-1].box.x1 >= _FULL * page.width
    )
    if last is not None and goes_on:
        last.lines.append(line)
        last.text += text
        last.printed_page = printed_page
    else:
        entries.append(_Entry(page.number, [line], text, printed_page))


def _without_page(text: str) -> tuple[str, int | None]:
    """Return the words of a line and the page number behind its dots or behind a gap."""
    folded = fold_text(text)
    found = _LEADER.search(folded)
    if found:
        return folded[: found.start()], int(found["page"]) if found["page"] else None
    found = _PAGE_BEHIND_GAP.search(text)
    if found:
        return fold_text(text[: found.start()]), int(found["page"])
    return folded, None


def _record(entry: _Entry) -> ContentsEntry:
    ordinal = read_ordinal(entry.text)
    return ContentsEntry(
        ordinal.level if ordinal else "",
        ordinal.number if ordinal else 0,
        entry.text,
        entry.printed_page,
        entry.page,
        tuple(line.box for line in entry.lines),
    )
