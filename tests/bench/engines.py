"""One engine reads some PDFs in a process of its own: `python tests/bench/engines.py ENGINE FILE…`.

Prints a line of JSON: CPU seconds in user mode, peak memory, pages, and by book and page the amounts that stand alone in
a cell. Files are read and modules imported before the clock starts, amounts picked out after it has stopped. Each engine
imports what it needs, because a peer runs in an environment of its own, by this file's path.
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

from tests.bench.amounts import count_amounts

Texts = dict[int, list[str]]  # by page, from 1: the texts of its cells
Reader = Callable[[Path, bytes], Texts]


def floor() -> Reader:
    """Return what loads each page in PDFium and gets its text, and no tables: no reader on PDFium is faster."""
    import pypdfium2

    def read(_: Path, pdf: bytes) -> Texts:
        document = pypdfium2.PdfDocument(pdf)
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        count = len(document)
        document.close()
        return {number: [] for number in range(1, count + 1)}

    return read


def grids() -> Reader:
    """Return what reads the grids of a PDF with the first reader, and no text of pages without one."""
    from flows.readers import undisturbed
    from transforms.pdf.ink import read_characters
    from transforms.pdf.lattice import build_skeletons
    from transforms.pdf.pages import open_pdf
    from transforms.pdf.placing import Sheet, fill_grids
    from transforms.pdf.rules import find_rules
    from transforms.pdf.strokes import read_strokes
    from transforms.pdf.view import view_of

    @undisturbed()
    def read(_: Path, pdf: bytes) -> Texts:
        document, sheets = open_pdf(pdf), []
        for index in range(len(document)):
            page = document[index]
            view = view_of(page)
            if skeletons := build_skeletons(*find_rules(read_strokes(page), view)):
                sheets.append(Sheet(index + 1, read_characters(page).seen(view), skeletons))
            page.close()
        document.close()
        filled = fill_grids(sheets) if sheets else []
        return {
            sheet.number: [cell.text for grid in found for cell in grid.cells]
            for sheet, (found, _) in zip(sheets, filled, strict=True)
        }

    return read


def facts() -> Reader:
    """Return what reads the forms of a PDF, as a reading process does: text, grids, who and which year, facts."""
    from transforms.document import assemble_forms

    return _whole(assemble_forms)


def prose() -> Reader:
    """Return what reads a PDF whole, its prose and annexes too."""
    from transforms.document import assemble_document

    return _whole(assemble_document)


def _whole(assemble: Callable[..., object]) -> Reader:
    from flows.readers import undisturbed
    from transforms.errors import NotADisclosureError
    from transforms.forms.match import known_forms
    from transforms.model import Kind
    from transforms.narrative.reading import known_sections
    from transforms.pdf.pages import read_pages

    known_sections()
    for kind in Kind:
        known_forms(kind)  # their modules are imported when first asked for

    def read(_: Path, pdf: bytes) -> Texts:
        with undisturbed(), contextlib.suppress(NotADisclosureError):
            pages = read_pages(pdf)
            assemble("0" * 64, pages)
        return {page.number: [cell.text for grid in page.grids for cell in grid.cells] for page in pages}

    return read


def pdfplumber() -> Reader:
    """Return what extracts the tables and the text of each page with pdfplumber."""
    return _plumber(with_text=True)


def pdfplumber_rs() -> Reader:
    """Return what extracts the tables of each page with pdfplumber-rs, which calls itself `pdfplumber`, too."""
    return _plumber(with_text=False)


def _plumber(*, with_text: bool) -> Reader:
    import pdfplumber as plumber

    def read(_: Path, pdf: bytes) -> Texts:
        texts = {}
        with plumber.open(io.BytesIO(pdf)) as document:
            for number, page in enumerate(document.pages, start=1):
                if with_text:
                    page.extract_text()
                texts[number] = _texts(page.extract_tables())
                page.close()
        return texts

    return read


def pymupdf() -> Reader:
    """Return what extracts tables with PyMuPDF."""
    import pymupdf as mupdf  # type: ignore[import-not-found]  # in its own environment

    def read(_: Path, pdf: bytes) -> Texts:
        with mupdf.open(stream=pdf, filetype="pdf") as document:
            return {
                number: _texts(table.extract() for table in page.find_tables().tables)
                for number, page in enumerate(document, start=1)
            }

    return read


def camelot_lattice() -> Reader:
    """Return what extracts ruled tables with camelot as it comes: from a picture of the page and from its strokes."""
    return _camelot("combined")


def camelot_vector() -> Reader:
    """Return what extracts ruled tables with camelot from the strokes of the page alone."""
    return _camelot("vector")


def _camelot(engine: str) -> Reader:
    import camelot  # type: ignore[import-not-found]  # in its own environment

    def read(path: Path, _: bytes) -> Texts:
        texts: Texts = {}
        tables = camelot.read_pdf(
            str(path), pages="all", flavor="lattice", engine=engine, suppress_stdout=True
        )
        for table in tables:
            texts.setdefault(table.page, []).extend(_texts([table.data]))
        return texts

    return read


def finder() -> Reader:
    """Return what extracts tables with pdfplumber's own TableFinder, given PDFium's rules and characters."""
    from pdfplumber.table import TableFinder

    from transforms.pdf.pages import open_pdf

    def read(_: Path, pdf: bytes) -> Texts:
        document, texts = open_pdf(pdf), {}
        for index in range(len(document)):
            page = document[index]
            tables = TableFinder(_PdfiumPage(page)).tables
            texts[index + 1] = _texts(table.extract() for table in tables)
            page.close()
        document.close()
        return texts

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


def _texts(tables: Iterable[list[list[str | None]]]) -> list[str]:
    return [cell for table in tables for row in table for cell in row if cell]


ENGINES: dict[str, Callable[[], Reader]] = {
    engine.__name__: engine
    for engine in (
        floor, grids, facts, prose, pdfplumber, pdfplumber_rs, pymupdf, camelot_lattice, camelot_vector, finder,
    )
}  # fmt: skip


def _peak_megabytes() -> float:
    """Return the most memory this process has held.

    # 2026-11: Linux begins ru_maxrss with what the process held that started this one; the status begins anew.
    """
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Read the files with the engine and print what it took and found."""
    engine, *files = sys.argv[1:]
    read = ENGINES[engine]()
    books = [(Path(file), Path(file).read_bytes()) for file in files]
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    texts = [read(path, pdf) for path, pdf in books]
    after = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    print(
        json.dumps({
            "seconds": after - before,
            "megabytes": _peak_megabytes(),
            "pages": sum(map(len, texts)),
            "amounts": {
                file: {number: count_amounts(cells) for number, cells in pages.items()}
                for file, pages in zip(files, texts, strict=True)
            },
        })
    )  # fmt: skip


if __name__ == "__main__":
    main()
