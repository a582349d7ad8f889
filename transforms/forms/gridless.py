"""Pages that look like a form but show no grid: a table without rules is named, never silently lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from transforms.forms.match import title_names
from transforms.forms.titles import title_lines
from transforms.model import Kind, Line, Page, PageSource

FEWEST_ROWS = 4
MOST_TITLES = 2  # a page with more is a table of contents
_AMOUNTS = re.compile(r"(?:^|\s)-?\d[\d,]*(?:\.\d+)?(?:\s+-?\d[\d,]*(?:\.\d+)?)*$")


def name_gridless(pages: Sequence[Page], kind: Kind) -> list[str]:
    """Return an issue for each page whose lines are a titled form in rows of amounts, without any ruled table."""
    issues = []
    for page in pages:
        if page.grids or page.source is not PageSource.TEXT or _rows(page.lines) < FEWEST_ROWS:
            continue
        titles = title_lines([line.text for line in page.lines])
        forms = [form for title in titles if (form := title_names(title, kind)) is not None]
        if forms and len(titles) <= MOST_TITLES:
            issues.append(f"第{page.number}页像是《{forms[0].name_zh}》，但没有表格线，未读")
    return issues


def _rows(lines: Iterable[Line]) -> int:
    """Return how many lines end in amounts, as the rows of a table do."""
    return sum(bool(_AMOUNTS.search(line.text)) for line in lines)
