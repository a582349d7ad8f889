"""Lines → paragraphs → items: sentences joined over lines and pages, each under the headings it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from transforms.narrative.headings import (
    PART_LEVEL,
    TITLE_LEVEL,
    Heading,
    is_complete,
    is_heading,
    is_title,
    leading_ordinal,
    without_leader,
)
from transforms.narrative.lines import ProseLine

LONGEST_HEADING = 3  # lines
_SECTION_LEVELS = (
    1,
    2,
)  # «三、» and «（三）», which open a section even after a sentence without its full stop
_ENDS_SENTENCE = re.compile(r"[。;:!?][\")]?$")
_LABEL = re.compile(r"[^。:]{2,60}?(?=[。:])")
_NUMBER_IN_LABEL = re.compile(r"\d(?:万|亿|千)?元|\d%|\d[辆台个人]")


@dataclass(slots=True)
class Item:
    """What is told under one ordinal, or in one paragraph: headings above it, its own label, its lines.

    `path` are the headings as printed, outermost first; the label, folded and without ordinal, is what stands before
    the first colon or full stop, and the last of the path where there is one. `level` is that of its ordinal.
    """

    part: str
    path: tuple[str, ...]
    label: str
    lines: list[ProseLine] = field(default_factory=list)


def read_items(lines: Sequence[ProseLine]) -> list[Item]:
    """Return the items of a book in printed order, headings resolved."""
    items: list[Item] = []
    part = ""
    stack: list[tuple[int, str]] = []
    for paragraph in _paragraphs(lines):
        folded = "".join(line.folded for line in paragraph)
        text = without_leader("".join(line.text for line in paragraph))
        heading = _heading_of(folded)
        if heading is None:
            items.append(Item(part, tuple(t for _, t in stack), _label_above(items, stack), paragraph))
            continue
        if heading.level == PART_LEVEL:
            part, stack = text, []
            continue
        del stack[_first_at(stack, heading.level) :]
        if heading.level == TITLE_LEVEL or is_heading(folded, heading):
            stack.append((heading.level, text.rstrip("。:：")))
            continue
        label = label_of(folded[heading.ordinal :])
        path = tuple(t for _, t in stack)
        items.append(
            Item(part, (*path, folded[: heading.ordinal] + label) if label else path, label, paragraph)
        )
    return items


def label_of(folded: str) -> str:
    """Return what an item is called before its first colon or full stop; empty where a sentence begins at once."""
    found = _LABEL.match(folded)
    if not found or "," in found[0] or _NUMBER_IN_LABEL.search(found[0]):
        return ""
    return found[0]


def _label_above(items: Sequence[Item], stack: Sequence[tuple[int, str]]) -> str:
    """Return the label of the item that a paragraph without an ordinal goes on with, under the same headings."""
    above = tuple(text for _, text in stack)
    if (
        items
        and items[-1].label
        and items[-1].path[: len(above)] == above
        and len(items[-1].path) == len(above) + 1
    ):
        return items[-1].label
    return ""


def _heading_of(folded: str) -> Heading | None:
    return leading_ordinal(folded) or (Heading(TITLE_LEVEL, 0) if is_title(folded) else None)


def _first_at(stack: Sequence[tuple[int, str]], level: int) -> int:
    """Return where the first heading stands that a heading of this level ends."""
    return next((i for i, (other, _) in enumerate(stack) if other >= level), len(stack))


def _paragraphs(lines: Sequence[ProseLine]) -> Iterator[list[ProseLine]]:
    """Yield the lines of each paragraph."""
    paragraph: list[ProseLine] = []
    for line in lines:
        if paragraph and _breaks(paragraph, line):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _breaks(paragraph: Sequence[ProseLine], line: ProseLine) -> bool:
    """Whether a line begins a new paragraph.

    # 2025-11: Wuchang's pages break off in mid-sentence, well before the right edge, and go on after a gap.
    """
    last = paragraph[-1]
    ordinal = leading_ordinal(line.folded)
    if ordinal is not None and ordinal.level == PART_LEVEL and is_heading(line.folded, ordinal):
        return True
    if (
        ordinal is not None
        and ordinal.level in _SECTION_LEVELS
        and not line.is_full
        and is_heading(line.folded, ordinal)
    ):
        return True
    opens = ordinal is not None or is_title(line.folded)
    if _ENDS_SENTENCE.search(last.folded):
        return opens or not last.is_full
    if not _reads_as_heading(paragraph):
        return opens and not last.is_full
    so_far = "".join(part.folded for part in paragraph)
    return ordinal is not None or not last.is_full or is_complete(so_far)


def _reads_as_heading(paragraph: Sequence[ProseLine]) -> bool:
    """Whether a paragraph so far could be a heading: it opens like one, and no sentence has begun."""
    if len(paragraph) > LONGEST_HEADING:
        return False
    so_far = "".join(line.folded for line in paragraph)
    heading = _heading_of(so_far)
    return heading is not None and (heading.level == TITLE_LEVEL or is_heading(so_far, heading))
