"""Scans of a book, read by OCR: `python -m tests.bench.scans [BOOK.pdf [FIRST-LAST]]`. Needs the `ocr` extra.

Copies the cover and the pages FIRST to LAST as pictures, 0.3° askew and noisy, at several resolutions. Shows, against
the book as its text reads: numbers right, numbers left unreadable for lack of confidence, numbers wrong, what the
scan would accuse of (there must be nothing), and what a page costs.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench.hostile import find_accusations
from tests.transforms.pdf.scanned import scan_pages
from transforms.document import read_document
from transforms.errors import UnreadableError
from transforms.model import CellState, Document
from transforms.pdf.scans import INSTALL, ocr_installed

BOOK = Path("flows/demo/books/qinglan_office_2024.pdf")
RESOLUTIONS = (100, 150, 200, 300)


def count_numbers(scan: Document, book: Document, pages: range) -> tuple[int, int, int, int]:
    """Return how many numbers those pages of the book print, and of them those right, unreadable and wrong.

    A number that the scan has and the book has not is wrong, too, and so is one that the scan takes for a blank.
    """
    found = {fact.fact_id: fact for fact in scan.facts}
    wanted = {fact.fact_id: fact for fact in book.facts if fact.page in pages}
    printed = [fact for fact in wanted.values() if fact.state is CellState.PRINTED]
    right = sum(f.fact_id in found and found[f.fact_id].amount_yuan == f.amount_yuan for f in printed)
    unreadable = sum(
        f.fact_id not in found or found[f.fact_id].state is CellState.UNREADABLE for f in printed
    )
    invented = sum(f.fact_id not in wanted and f.amount_yuan not in (None, 0) for f in found.values())
    return len(printed), right, unreadable, len(printed) - right - unreadable + invented


def main(path: Path, pages: range) -> int:
    """Return 1 when a scan would accuse anyone, else 0."""
    console = Console()
    if not ocr_installed():
        console.print(f"needs the extra: {INSTALL}", markup=False)
        return 2
    pdf = path.read_bytes()
    book = read_document(pdf)
    table = Table("dpi", "numbers", "right", "unreadable", "wrong", "accusations", "CPU s a page")
    accused = 0
    for dpi in RESOLUTIONS:
        scanned = scan_pages(pdf, {1, *pages}, dpi=dpi)
        began = time.process_time()
        try:
            document = read_document(scanned)
        except UnreadableError as error:
            table.add_row(str(dpi), str(error))
            continue
        seconds = (time.process_time() - began) / (len(pages) + 1)
        accusations = len(find_accusations(scanned, document))
        accused += accusations
        row = (dpi, *count_numbers(document, book, pages), accusations, f"{seconds:.2f}")
        table.add_row(*map(str, row))
    console.print(table)
    console.print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    return bool(accused)


def _range(text: str) -> range:
    first, last = text.split("-")
    return range(int(first), int(last) + 1)


if __name__ == "__main__":
    _book = Path(sys.argv[1]) if len(sys.argv) > 1 else BOOK
    sys.exit(main(_book, _range(sys.argv[2]) if len(sys.argv) > 2 else range(4, 16)))
