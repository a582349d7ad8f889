"""One engine reads some PDFs in a process of its own: `python tests/bench/engines.py ENGINE FILE…`.

Prints a line of JSON: pages, cells, CPU seconds in user mode, peak memory. Files are read and modules imported before the
clock starts. Each engine imports what it needs, because a peer runs in an environment of its own, by this file's path.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import resource
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Reader = Callable[[bytes], tuple[int, int]]  # bytes → pages, cells


def floor() -> Reader:
    """Return what loads each page in PDFium with its text page, and reads nothing: no reader on PDFium is faster."""
    import pypdfium2

    def read(pdf: bytes) -> tuple[int, int]:
        document = pypdfium2.PdfDocument(pdf)
        for index in range(len(document)):
            page = document[index]
            page.get_textpage().close()
            page.close()
        count = len(document)
        document.close()
        return count, 0

    return read


def grids() -> Reader:
    """Return what reads the grids of a PDF with the first reader, and no text of pages without one."""
    from transforms.pdf.ink import read_characters
    from transforms.pdf.lattice import build_skeletons
    from transforms.pdf.pages import open_pdf
    from transforms.pdf.placing import Sheet, fill_grids
    from transforms.pdf.rules import find_rules
    from transforms.pdf.strokes import read_strokes
    from transforms.pdf.view import view_of

    def read(pdf: bytes) -> tuple[int, int]:
        document, sheets = open_pdf(pdf), []
        for index in range(len(document)):
            page = document[index]
            view = view_of(page)
            if skeletons := build_skeletons(*find_rules(read_strokes(page), view)):
                sheets.append(Sheet(index + 1, read_characters(page).seen(view), skeletons))
            page.close()
        count = len(document)
        document.close()
        filled = fill_grids(sheets) if sheets else []
        return count, sum(len(grid.cells) for found, _ in filled for grid in found)

    return read


def facts() -> Reader:
    """Return what reads a PDF whole: text, grids, who and which year, forms and facts."""
    from transforms.document import assemble_document
    from transforms.errors import NotADisclosureError
    from transforms.pdf.pages import read_pages

    def read(pdf: bytes) -> tuple[int, int]:
        pages = read_pages(pdf)
        with contextlib.suppress(NotADisclosureError):
            assemble_document("0" * 64, pages)
        return len(pages), sum(len(grid.cells) for page in pages for grid in page.grids)

    return read


def pdfplumber() -> Reader:
    """Return what extracts tables with the module `pdfplumber`: the original, or pdfplumber-rs in its own place."""
    return _plumber(with_text=False)


def pdfplumber_text() -> Reader:
    """Return what extracts tables and the text of each page with the module `pdfplumber`."""
    return _plumber(with_text=True)


def _plumber(*, with_text: bool) -> Reader:
    import pdfplumber as plumber

    def read(pdf: bytes) -> tuple[int, int]:
        cells = 0
        with plumber.open(io.BytesIO(pdf)) as document:
            for page in document.pages:
                cells += _count_cells(page.extract_tables())
                if with_text:
                    page.extract_text()
                page.close()
            return len(document.pages), cells

    return read


def finder() -> Reader:
    """Return what extracts tables with pdfplumber's own TableFinder, given PDFium's rules and characters."""
    from pdfplumber.table import TableFinder

    from transforms.pdf.pages import open_pdf

    def read(pdf: bytes) -> tuple[int, int]:
        document, cells = open_pdf(pdf), 0
        for index in range(len(document)):
            page = document[index]
            tables = TableFinder(_PdfiumPage(page)).tables
            cells += _count_cells(table.extract() for table in tables)
            page.close()
        count = len(document)
        document.close()
        return count, cells

    return read


class _PdfiumPage:
    """What TableFinder asks of a page, from PDFium: its box, its edges, its characters once they are needed."""

    def __init__(self, page: Any) -> None:
        from transforms.pdf.rules import find_rules
        from transforms.pdf.strokes import read_strokes
        from transforms.pdf.view import view_of

        self._page, self._view = page, view_of(page)
        self.bbox = (0, 0, self._view.width, self._view.height)
        horizontal, vertical = find_rules(read_strokes(page), self._view)
        self.edges = [_edge(r.start, r.at, r.end, r.at, "h") for r in horizontal]
        self.edges += [_edge(r.at, r.start, r.at, r.end, "v") for r in vertical]

    @property
    def chars(self) -> list[dict[str, object]]:
        from transforms.pdf.ink import read_characters

        if not hasattr(self, "_chars"):
            ink = read_characters(self._page).seen(self._view)
            columns = (ink.codes, ink.origins, ink.rights, ink.baselines, ink.sizes)
            self._chars = [_char(*row) for row in zip(*(c.tolist() for c in columns), strict=True)]
        return self._chars


def _edge(x0: float, top: float, x1: float, bottom: float, orientation: str) -> dict[str, object]:
    return {
        "x0": x0, "top": top, "x1": x1, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
        "orientation": orientation, "object_type": "line",
    }  # fmt: skip


def _char(code: int, x0: float, x1: float, baseline: float, size: float) -> dict[str, object]:
    top, bottom = baseline - 0.8 * size, baseline + 0.2 * size
    return {
        "text": chr(code), "x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top, "width": x1 - x0,
        "height": size, "size": size, "upright": True,
    }  # fmt: skip


def _count_cells(tables: Iterable[list[list[str | None]]]) -> int:
    return sum(cell is not None for table in tables for row in table for cell in row)


ENGINES: dict[str, Callable[[], Reader]] = {
    e.__name__: e for e in (floor, grids, facts, pdfplumber, pdfplumber_text, finder)
}


def main() -> None:
    """Read the files with the engine and print what it took."""
    engine, *files = sys.argv[1:]
    read = ENGINES[engine]()
    contents = [Path(file).read_bytes() for file in files]
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    counts = [read(pdf) for pdf in contents]
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps({
            "pages": sum(pages for pages, _ in counts),
            "cells": sum(cells for _, cells in counts),
            "seconds": usage.ru_utime - before,
            "megabytes": usage.ru_maxrss / 1024,
        })
    )  # fmt: skip


if __name__ == "__main__":
    main()
