"""Times the readers on real books: `python -m tests.bench.reading [FOLDER] [ROUNDS]` (`make bench`).

Every engine reads the same PDFs in a fresh process, one after the other, so many rounds; counted is CPU time in user mode
a page, its median and its least. A peer that cannot be installed is left out, and the table says so. Without a folder
the books are those of a corpus beside the repository, or else the demo's.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import venv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CORPUS, DEMO = ROOT.parent / "shared" / "corpus", ROOT / "flows" / "demo" / "books"
BORN_DIGITAL = ("final_accounts", "budgets")
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Entrant:
    """One line of the table: what it is called, its engine, and a package for an environment of its own."""

    name: str
    engine: str
    package: str = ""


FLOOR = Entrant("floor: PDFium loads page and text", "floor")
FACTS = Entrant("mingzhang: text, grids, forms, facts", "facts")
GRIDS = Entrant("mingzhang: grids alone", "grids")
PLUMBER = Entrant("pdfplumber: tables", "pdfplumber")
PLUMBER_TEXT = Entrant("pdfplumber: tables and text", "pdfplumber_text")
ENTRANTS = (
    FLOOR,
    GRIDS,
    FACTS,
    PLUMBER,
    PLUMBER_TEXT,
    Entrant("pdfplumber's TableFinder on PDFium's objects: tables", "finder"),
    Entrant("pdfplumber-rs: tables", "pdfplumber", "pdfplumber-rs==0.3.0"),
)


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took."""

    pages: int
    cells: int
    seconds: float
    megabytes: float

    @property
    def milliseconds(self) -> float:
        """CPU time a page."""
        return 1000 * self.seconds / self.pages


def main() -> None:
    """Run all entrants and print the table."""
    books = find_books(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    pythons = {entrant: find_python(entrant) for entrant in ENTRANTS}
    runs: dict[Entrant, list[Run]] = defaultdict(list)
    for _ in track(range(rounds), "reading", console=Console(stderr=True), transient=True):
        for entrant, python in pythons.items():
            if python is not None:
                runs[entrant].append(run(python, entrant.engine, books))
    print_table(runs, books, rounds)
    for entrant, python in pythons.items():
        if python is None:
            Console().print(f"left out: {entrant.name} ({entrant.package} cannot be installed here)")


def find_books(folder: Path | None) -> list[Path]:
    """Return the PDFs to read: of a folder, of the corpus, or of the demo."""
    if folder is None and CORPUS.is_dir():
        return sorted(path for kind in BORN_DIGITAL for path in (CORPUS / kind).glob("*.pdf"))
    return sorted((folder or DEMO).glob("**/*.pdf"))


def find_python(entrant: Entrant) -> Path | None:
    """Return the interpreter of an entrant, after its own environment is made; None where that fails."""
    if not entrant.package:
        return Path(sys.executable)
    folder = ROOT / "build" / "bench" / entrant.package.partition("=")[0]
    python = folder / "bin" / "python"
    if (folder / "ready").exists():
        return python
    try:
        venv.create(folder, with_pip=True)
        install = [
            str(python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            entrant.package,
        ]
        subprocess.run(install, check=True, capture_output=True)
    except (subprocess.CalledProcessError, OSError):
        return None
    (folder / "ready").touch()
    return python


def run(python: Path, engine: str, books: list[Path]) -> Run:
    """Return what an engine takes for the books, in a process of its own."""
    command = [str(python), "-P", str(HERE / "engines.py"), engine, *map(str, books)]
    done = subprocess.run(
        command, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    return Run(**json.loads(done.stdout.splitlines()[-1]))


def print_table(runs: dict[Entrant, list[Run]], books: list[Path], rounds: int) -> None:
    """Print milliseconds a page, ratios and memory of every entrant."""
    medians = {entrant: statistics.median(r.milliseconds for r in some) for entrant, some in runs.items()}
    pages = runs[FLOOR][0].pages
    table = Table(
        title=f"{len(books)} books, {pages} pages, {rounds} rounds; CPU time in user mode, a fresh process each"
    )
    for head in ("", "ms a page", "least", "times the floor", "pdfplumber takes", "cells", "MB at most"):
        table.add_column(head, justify="left" if not head else "right")
    for entrant, some in runs.items():
        table.add_row(
            entrant.name,
            f"{medians[entrant]:.2f}",
            f"{min(r.milliseconds for r in some):.2f}",
            f"{medians[entrant] / medians[FLOOR]:.1f}",
            f"{medians[PLUMBER] / medians[entrant]:.1f} times",
            str(some[0].cells or ""),
            f"{max(r.megabytes for r in some):.0f}",
        )
    Console(width=140).print(table)


if __name__ == "__main__":
    main()
