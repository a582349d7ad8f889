"""One parser reads words and tables of some PDFs, for the truth: `python tests/bench/words.py PARSER FILE…`.

Prints a line of JSON: by book, a list of pages with words `[x0, top, x1, bottom, text]` and tables, each a list of
cells `[x0, top, x1, bottom]`. Runs by this file's path, because a parser may live in an environment of its own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Sheet = dict[str, list[Any]]
TIGHT = 1.5  # points: pdfplumber parts words at a wider gap, as MuPDF does at a fifth of the letters' size


def pdfminer(book: Path) -> Iterator[Sheet]:
    """Yield pages as pdfminer reads them, with pdfplumber's words and tables; fake bold is read once."""
    import pdfplumber

    with pdfplumber.open(book) as document:
        for page in document.pages:
            clean = page.dedupe_chars()
            words = clean.extract_words(x_tolerance=TIGHT)
            yield {
                "words": [[w["x0"], w["top"], w["x1"], w["bottom"], w["text"]] for w in words],
                "tables": [table.cells for table in clean.find_tables()],
            }
            page.close()


def mupdf(book: Path) -> Iterator[Sheet]:
    """Yield pages as MuPDF reads them, turned as they are shown."""
    import pymupdf  # type: ignore[import-not-found]

    with pymupdf.open(book) as document:
        for page in document:
            words = page.get_text("words")
            yield {
                "words": [[*(pymupdf.Rect(w[:4]) * page.rotation_matrix), w[4]] for w in words],
                "tables": [[tuple(c) for c in t.cells if c] for t in page.find_tables().tables],
            }


PARSERS: dict[str, Callable[[Path], Iterator[Sheet]]] = {"pdfminer": pdfminer, "mupdf": mupdf}


def main() -> None:
    """Print the words and tables of the books, one after the other."""
    parser, *books = sys.argv[1:]
    print(json.dumps({book: list(PARSERS[parser](Path(book))) for book in books}))


if __name__ == "__main__":
    main()
