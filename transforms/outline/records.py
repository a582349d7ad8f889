"""The records of the outline: an entry of the contents with the heading it names, and a heading of the body."""

from __future__ import annotations

from typing import NamedTuple

from transforms.model import Box


class BodyHeading(NamedTuple):
    """One heading of the body, joined over its lines: level, number by its ordinal, text, page and a box a line.

    Levels: `part` (第一部分), `chapter` (一、), `section` (（一）), `item` (1.), `annex` (附件一). `number` is 0 without
    an ordinal. The date on the cover is one of level `date`.
    """

    level: str
    number: int
    text: str
    page: int
    boxes: tuple[Box, ...]


class ContentsEntry(NamedTuple):
    """One entry of the table of contents: as in `BodyHeading`, with the page number it prints, None without one.

    `heading` is the place in the body that bears the same words, else the one that bears the same ordinal and nearly
    the same words; None where the body has none.
    """

    level: str
    number: int
    text: str
    printed_page: int | None
    page: int
    boxes: tuple[Box, ...]
    heading: BodyHeading | None = None


class Outline(NamedTuple):
    """The contents and the headings of a book, both in printed order; either may be empty."""

    contents: tuple[ContentsEntry, ...] = ()
    headings: tuple[BodyHeading, ...] = ()
