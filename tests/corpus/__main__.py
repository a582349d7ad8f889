"""Prints what is read of every real book: `python -m tests.corpus` (`make corpus`).

A line a book: its forms, its facts, how far two independent readers agree, and CPU time a page. Below: what is no book,
every form refused, every issue, and every fact on which the readers differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from tests.corpus.books import BOOKS, CORPUS, NOTICES
from tests.corpus.measure import Measure, measure, why_no_book
from transforms.errors import UnreadableError
from transforms.model import FormStatus

WIDTH = 150
HEADS = ("book", "kind", "pages", "read", "empty", "refused", "missing", "printed", "inferred", "readers agree", "ms a page")  # fmt: skip


def main() -> None:
    """Read all books, then print the table and what there is to say of them."""
    if not BOOKS:
        raise SystemExit(f"No books at {CORPUS}: put the corpus beside this checkout.")
    measures: list[Measure] = []
    unread: list[str] = []
    for path in track(BOOKS, "reading", console=Console(stderr=True), transient=True):
        try:
            measures.append(measure(path))
        except UnreadableError as error:
            unread.append(f"{path.stem}: {error}")
    console = Console(width=WIDTH)
    console.print(draw_table(measures))
    _print_list(console, "books that could not be read", unread)
    _print_list(console, "no books", [f"{p.stem}: {why_no_book(p) or 'TAKEN FOR A BOOK'}" for p in NOTICES])
    _print_list(
        console, "forms refused", [f"{m.book} {f.form}: {f.reason}" for m in measures for f in m.refused]
    )
    _print_list(console, "issues", [f"{m.book}: {issue}" for m in measures for issue in m.document.issues])
    _print_list(console, "facts on which the two readers differ", list(_differing(measures)))


def draw_table(measures: Sequence[Measure]) -> Table:
    """Return the table of all books, with their totals as its last line."""
    table = Table(show_footer=True)
    for number, (head, total) in enumerate(zip(HEADS, _totals(measures), strict=True)):
        table.add_column(head, total, justify="left" if number < 2 else "right")
    for one in measures:
        table.add_row(one.book, one.document.kind.value, *_figures([one]))
    return table


def _totals(measures: Sequence[Measure]) -> tuple[str, ...]:
    return (f"{len(measures)} books", "", *_figures(measures))


def _figures(measures: Sequence[Measure]) -> tuple[str, ...]:
    """Return pages, forms by status, facts, agreement and time of some books together."""
    pages = sum(m.document.pages for m in measures)
    compared = sum(m.compared for m in measures)
    alike = compared - sum(len(m.differing) for m in measures)
    return (
        str(pages),
        *(str(sum(m.statuses[status] for m in measures)) for status in FormStatus),
        f"{sum(m.printed for m in measures):,}",
        str(sum(m.inferred for m in measures)),
        f"{alike / compared:.2%}" if compared else "–",
        f"{1000 * sum(m.seconds for m in measures) / pages:.1f}" if pages else "–",
    )


def _differing(measures: Iterable[Measure]) -> Iterable[str]:
    for one in measures:
        for fact in one.differing:
            yield f"{one.book} page {fact.page} {fact.fact_id}: {fact.state.value} “{fact.text}”"


def _print_list(console: Console, title: str, lines: Sequence[str]) -> None:
    console.print(Text(f"\n{title}: {len(lines) or 'none'}", style="bold"))
    for line in lines:
        console.print(Text(f"  {line}"))


if __name__ == "__main__":
    main()
