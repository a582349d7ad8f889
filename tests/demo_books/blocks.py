"""What a book is set from: headings, paragraphs and tables, one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from tests.demo_books.printed import Table


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the table of contents lists; level 1 begins a new page."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str


Block = Heading | Paragraph | Table
