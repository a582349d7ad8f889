"""The table of `make bench`: on a terminal with every miss below it, and as the README shows it."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench.peers import FACTS, FLOOR, PLUMBER, Entrant
from tests.bench.score import Found, list_extras, list_misses, list_undecided, score
from tests.bench.truth import Truth
from transforms.model import Kind

HEADS = (
    "",
    "ms a page",
    "× floor",
    "pdfplumber takes",
    "right: final accounts",
    "right: budgets",
    "MB",
    "rounds",
)
HEADS_ZH = ("", "毫秒/页", "下限的倍数", "pdfplumber 的用时", "决算数字正确", "预算数字正确", "MB", "轮数")


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took and found: CPU seconds, peak memory, pages told of, amounts by book and page."""

    seconds: float
    megabytes: float
    pages: int
    amounts: Mapping[str, Mapping[str, Mapping[str, int]]]

    @property
    def found(self) -> Found:
        """The amounts by the name of the book and the number of the page."""
        return {
            Path(book).stem: {int(number): Counter(amounts) for number, amounts in pages.items()}
            for book, pages in self.amounts.items()
        }


@dataclass(frozen=True, slots=True)
class Results:
    """All that a bench measured."""

    books: int
    truths: Mapping[str, Truth]
    runs: Mapping[Entrant, list[Run]]
    left_out: Mapping[Entrant, str]

    @property
    def pages(self) -> int:
        """How many pages the books have."""
        return self.runs[FLOOR][0].pages

    def milliseconds(self, entrant: Entrant) -> float:
        """Return an entrant's median CPU time a page."""
        return statistics.median(1000 * run.seconds / self.pages for run in self.runs[entrant])

    def rows(self) -> Iterator[tuple[Entrant, list[str]]]:
        """Yield the columns of each entrant but its name."""
        for entrant, runs in self.runs.items():
            took = self.milliseconds(entrant)
            found = runs[-1].found
            shares = [
                "–" if entrant is FLOOR else str(score(self.truths, found, kind))
                for kind in (Kind.FINAL_ACCOUNTS, Kind.BUDGET)
            ]
            yield (
                entrant,
                [
                    f"{took:.2f}",
                    f"{took / self.milliseconds(FLOOR):.1f}",
                    f"{self.milliseconds(PLUMBER) / took:.1f} ×",
                    *shares,
                    f"{max(run.megabytes for run in runs):.0f}",
                    str(len(runs)),
                ],
            )


def show_table(results: Results) -> None:
    """Print the table, who is left out, and every number that is missed, made up or undecided."""
    console = Console(width=170)
    table = Table(
        title=f"{results.books} books, {results.pages} pages; CPU time in user mode, a fresh process each, medians"
    )
    for head in HEADS:
        table.add_column(head, justify="left" if not head else "right")
    for entrant, columns in results.rows():
        table.add_row(entrant.name, *columns)
    console.print(table)
    for entrant, reason in results.left_out.items():
        console.print(f"left out: {entrant.name} ({reason})", markup=False)
    printed = {kind: score(results.truths, {}, kind).printed for kind in (Kind.FINAL_ACCOUNTS, Kind.BUDGET)}
    console.print("amounts in tables: " + ", ".join(f"{kind} {count}" for kind, count in printed.items()))
    found = results.runs[FACTS][-1].found
    for what, amounts in (
        ("missed by Mingzhang", list_misses(results.truths, found)),
        ("only in Mingzhang", list_extras(results.truths, found)),
        ("undecided, counted nowhere", list_undecided(results.truths)),
    ):
        console.print(f"{what}: {len(amounts) or 'none'}")
        for amount in amounts:
            console.print(f"  {amount}", markup=False)


def show_markdown(results: Results) -> None:
    """Print the tables of README.md and README.zh-CN.md."""
    rows = list(results.rows())
    for heads, names in (
        (HEADS, [entrant.name for entrant, _ in rows]),
        (HEADS_ZH, [entrant.name_zh for entrant, _ in rows]),
    ):
        print("\n| " + " | ".join(heads) + " |")
        print("|---" + "|--:" * (len(heads) - 1) + "|")
        for name, (_, columns) in zip(names, rows, strict=True):
            print("| " + " | ".join((name, *columns)) + " |")
