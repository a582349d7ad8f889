"""Times the readers on real books and counts their right numbers: `python -m tests.bench.reading` (`make bench`).

Every engine reads the same PDFs in a fresh process, one engine after the other, so many rounds; counted is CPU time in
user mode a page, its median. Right are the amounts of `truth` that an engine gives as whole cells of their page. A peer
that cannot be installed is left out, and the table says so. Without a folder the books are those of a corpus beside
the repository, or else the demo's. `--markdown` prints the table as the README shows it, in both languages.
"""

from __future__ import annotations

import argparse
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from tests.bench.peers import ENTRANTS, PYMUPDF, ROOT, ROUNDS, Entrant, find_python, run_apart
from tests.bench.report import Results, Run, show_markdown, show_table
from tests.bench.truth import Truth, find_truth
from transforms.document import read_document
from transforms.errors import UnreadableError

CORPUS, DEMO = ROOT.parent / "shared" / "corpus", ROOT / "flows" / "demo" / "books"
BORN_DIGITAL = ("final_accounts", "budgets")


def main() -> None:
    """Run all entrants and print the table and every miss."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reading")
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of PDFs")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="at most so many rounds an engine")
    parser.add_argument("--markdown", action="store_true", help="print the README's tables, too")
    arguments = parser.parse_args()
    books = find_books(arguments.folder)
    results = Results(len(books), find_truths(books), *run_rounds(books, arguments.rounds))
    show_table(results)
    if arguments.markdown:
        show_markdown(results)


def find_books(folder: Path | None) -> list[Path]:
    """Return the PDFs to read: of a folder, of the corpus, or of the demo."""
    if folder is None and CORPUS.is_dir():
        return sorted(path for kind in BORN_DIGITAL for path in (CORPUS / kind).glob("*.pdf"))
    return sorted((folder or DEMO).glob("**/*.pdf"))


def find_truths(books: list[Path]) -> dict[str, Truth]:
    """Return the truth of each disclosure among the books; none where the second parser cannot be installed."""
    parsers = [("pdfminer", find_python("")), ("mupdf", find_python(PYMUPDF))]
    parsed: list[dict[str, Any]] = []
    for parser, python in track(parsers, "parsing", console=Console(stderr=True), transient=True):
        if python is None:
            return {}
        parsed.append(run_apart(python, "words.py", parser, *map(str, books)))
    truths = {}
    for book in books:
        try:
            document = read_document(book.read_bytes())
        except UnreadableError:
            continue
        truths[book.stem] = find_truth(document, *[pages[str(book)] for pages in parsed])
    return truths


def run_rounds(books: list[Path], rounds: int) -> tuple[dict[Entrant, list[Run]], dict[Entrant, str]]:
    """Return the runs of each entrant, and why others are left out."""
    pythons = {entrant: find_python(entrant.package) for entrant in ENTRANTS}
    left_out = {e: f"{e.package} cannot be installed here" for e, python in pythons.items() if python is None}
    turns = [e for number in range(rounds) for e in ENTRANTS if number < e.rounds]
    runs: dict[Entrant, list[Run]] = defaultdict(list)
    for entrant in track(turns, "reading", console=Console(stderr=True), transient=True):
        python = pythons[entrant]
        if python is None or entrant in left_out:
            continue
        try:
            runs[entrant].append(Run(**run_apart(python, "engines.py", entrant.engine, *map(str, books))))
        except subprocess.CalledProcessError as error:
            if not entrant.package:
                raise
            left_out[entrant] = error.stderr.decode(errors="replace").strip().splitlines()[-1]
    return runs, left_out


if __name__ == "__main__":
    main()
