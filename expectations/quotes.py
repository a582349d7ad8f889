"""The passages that a finding on words quotes: what they say, and where each of their lines stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from transforms.model import Box


class Quote(NamedTuple):
    """One passage as printed, with the page and box of each of its lines."""

    text: str
    boxes: tuple[tuple[int, Box], ...]

    @property
    def page(self) -> int:
        """The page it begins on; 0 where no place is known."""
        return self.boxes[0][0] if self.boxes else 0


def read_quotes(rows: Sequence[Mapping[str, Any] | None] | None) -> tuple[Quote, ...]:
    """Return the passages of a column `quotes`: structs of a text and its boxes; NULLs are left out."""
    return tuple(Quote(row["text"], read_boxes(row["boxes"])) for row in rows or () if row is not None)


def read_boxes(rows: Sequence[Mapping[str, Any]]) -> tuple[tuple[int, Box], ...]:
    """Return the values of a column of boxes."""
    return tuple((row["page"], Box(row["x0"], row["top"], row["x1"], row["bottom"])) for row in rows)
