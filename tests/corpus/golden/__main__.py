"""Accepts today's reading of the real books: `python -m tests.corpus.golden [--check]` (`make golden`).

Every difference is printed, then the golden files are written anew; with `--check` nothing is written, and a
difference ends the run with 1.
"""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from tests.corpus.books import BOOKS, CORPUS
from tests.corpus.golden import ACCEPT, Difference, compare, describe_all, load_golden, write_golden

WIDTH = 140
HASH = 64  # characters of a SHA-256
COLOURS = {"added": "green", "removed": "red", "changed": "yellow"}


def main(
    check: Annotated[
        bool, typer.Option("--check", help="Only compare; exit 1 where something differs.")
    ] = False,
) -> None:
    """Print how the reading of each book differs from its golden file, then accept it."""
    if not BOOKS:
        raise SystemExit(f"No books at {CORPUS}: put the corpus beside this checkout.")
    console = Console(stderr=True)
    records = dict(track(describe_all(), "reading", len(BOOKS), console=console, transient=True))
    found = {book: compare(load_golden(book), record) for book, record in records.items()}
    differing = {book: differences for book, differences in found.items() if differences}
    print_differences(differing, check)
    if check and differing:
        raise typer.Exit(1)
    for book in differing:
        write_golden(book, records[book])


def print_differences(differing: dict[str, list[Difference]], check: bool) -> None:
    """Print every difference, a book after the other, and what becomes of them."""
    console = Console(width=WIDTH)
    if not differing:
        console.print(f"{len(BOOKS)} books, all as accepted")
        return
    table = Table("book", "form", "item", "was", "now")
    for book, differences in differing.items():
        for difference in differences:
            shown = (book, difference.form, difference.item, _short(difference.was), _short(difference.now))
            table.add_row(*map(Text, shown), style=COLOURS[difference.change])
        table.add_section()
    console.print(table)
    said = f"accept them with: {ACCEPT}" if check else "written; git diff shows them too"
    console.print(f"{len(differing)} books differ; {said}")


def _short(value: str | None) -> str:
    """Return a value as shown: of a hash the first characters, nothing for nothing."""
    return f"{value[:12]}…" if value and len(value) == HASH else value or ""


if __name__ == "__main__":
    typer.run(main)
