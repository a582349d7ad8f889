"""What a document says outside its forms, as rows: the words of its annexes, its contents and its headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from transforms.model import Box, Document

Rows = Sequence[Sequence[Any]]


def rows_of_words(document: Document) -> dict[str, Rows]:
    """Return the rows by table of the schema, values in the order of its columns."""
    return {
        "indicators": [
            (document.sha256, *indicator[:-1], boxes_on(indicator.page, [indicator.box]))
            for indicator in document.indicators
        ],
        "annex_fields": [
            (document.sha256, f.form, f.project, f.name, f.text, list(f.options), list(f.ticked), f.page,
             boxes_on(f.page, [f.box]))
            for f in document.annex_fields
        ],
        "terms": [
            (document.sha256, position, *term[:-1], boxes_on(term.page, [term.box]))
            for position, term in enumerate(document.terms, start=1)
        ],
        "contents": _contents(document),
        "headings": [
            (document.sha256, position, *heading[:-1], boxes_on(heading.page, heading.boxes))
            for position, heading in enumerate(document.headings, start=1)
        ],
    }  # fmt: skip


def _contents(document: Document) -> Rows:
    return [
        (document.sha256, position, *entry[:5], boxes_on(entry.page, entry.boxes),
         *((h.text, h.page, boxes_on(h.page, h.boxes)) if (h := entry.heading) else (None, None, [])))
        for position, entry in enumerate(document.contents, start=1)
    ]  # fmt: skip


def boxes_on(page: int, boxes: Iterable[Box]) -> list[dict[str, float]]:
    """Return boxes of one page as values of a column of boxes."""
    return [{"page": page, **box._asdict()} for box in boxes]
