"""Pages → the outline: the one call that reads contents and headings and sets each entry beside its heading."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.model import Page
from transforms.outline.contents import read_contents
from transforms.outline.headings import find_headings, read_headings
from transforms.outline.records import Outline


def read_outline(pages: Sequence[Page]) -> Outline:
    """Return the table of contents of a book, each entry with its heading in the body, and the headings themselves."""
    entries, body = read_contents(pages)
    found = zip(entries, find_headings(entries, body), strict=True)
    contents = tuple(entry._replace(heading=heading) for entry, heading in found)
    return Outline(contents, tuple(read_headings(body)))
