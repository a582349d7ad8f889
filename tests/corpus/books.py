"""The real books beside this checkout, and what the pages of any book print as amounts."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

from tests.bench.amounts import count_amounts
from transforms.document import read_document
from transforms.model import Document
from transforms.pdf.pages import read_pages

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
DEMO = Path(__file__).parents[2] / "flows" / "demo" / "books"
FINAL_ACCOUNTS = sorted(CORPUS.glob("final_accounts/*.pdf"))
BUDGETS = sorted(CORPUS.glob("budgets/*.pdf"))
BOOKS = [*FINAL_ACCOUNTS, *BUDGETS]
DEMO_BOOKS = sorted(DEMO.glob("*.pdf"))
NOTICES = sorted(CORPUS.glob("not_disclosures/*.pdf"))


@cache
def read(path: Path) -> Document:
    return read_document(path.read_bytes())


def name(path: Path) -> str:
    return path.stem


def pages_named(document: Document) -> set[int]:
    """Every page that the issues of a book name, alone or in a range («第3、5–7页»)."""
    runs = [
        run for pages in re.findall(r"第([\d–、]+)页", "".join(document.issues)) for run in pages.split("、")
    ]
    ends = [[int(end) for end in run.split("–")] for run in runs]
    return {page for run in ends for page in range(run[0], run[-1] + 1)}


def printed_amounts(path: Path) -> dict[int, Counter[str]]:
    """Every number with a decimal point or a comma that stands alone in a cell of a grid, by page."""
    return {
        page.number: count_amounts(cell.text for grid in page.grids for cell in grid.cells)
        for page in read_pages(path.read_bytes())
    }
