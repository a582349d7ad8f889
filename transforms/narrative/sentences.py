"""Items → sentences: a sentence is what ends with a full stop, with the pages and boxes of its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.model import Box, Sentence
from transforms.narrative.lines import ProseLine
from transforms.narrative.paragraphs import Item

STOP = "。"


@dataclass(slots=True)
class SpokenSentence:
    """A sentence with its folded text, and where in that text each of its lines begins."""

    sentence_id: str
    text: str
    folded: str
    starts: list[int]
    places: list[tuple[int, Box]]

    def place(self, position: int) -> tuple[int, Box]:
        """Return the page and the box of the line that holds a position of the folded text."""
        return self.places[bisect_right(self.starts, position) - 1]

    def record(self, part: str, section: str, path: tuple[str, ...]) -> Sentence:
        """Return the sentence as a record, under its part, section and headings."""
        return Sentence(
            self.sentence_id, part, section, path, self.text, self.places[0][0], tuple(self.places)
        )


def split_item(item: Item, first: int) -> list[SpokenSentence]:
    """Return the sentences of an item, numbered from `first`."""
    sentences: list[SpokenSentence] = []
    current: SpokenSentence | None = None
    for line in item.lines:
        for text, folded in _pieces(line):
            if current is None and folded == STOP:
                continue
            if current is None:
                current = SpokenSentence(f"s{first + len(sentences):04}", "", "", [], [])
                sentences.append(current)
            current.starts.append(len(current.folded))
            current.places.append((line.page, line.box))
            current.text += text
            current.folded += folded
            if folded.endswith(STOP):
                current = None
    return sentences


def _pieces(line: ProseLine) -> Iterator[tuple[str, str]]:
    """Yield the parts of a line up to and with each full stop, as printed and folded."""
    folded = _split(line.folded)
    printed = _split(line.text)
    yield from zip(printed if len(printed) == len(folded) else folded, folded, strict=True)


def _split(text: str) -> Sequence[str]:
    """Return the parts of a text, each with the full stop that ends it."""
    pieces = [piece + STOP for piece in text.split(STOP)]
    pieces[-1] = pieces[-1].removesuffix(STOP)
    return [piece for piece in pieces if piece]
