"""Judges generated districts of three sizes by all relations and draws what it costs: `python -m tests.bench.load`.

Each size is filled and judged in a process of its own, so that its memory is its own. Filling is not counted; storing
a row for every comparison is. The plot shows seconds of the processor and of the clock against documents.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import altair
from rich.console import Console
from rich.table import Table

from expectations.catalogue import read_catalogue
from expectations.judge import judge_documents
from expectations.settle import settle_documents
from tests.districts.bulk import fill_warehouse
from warehouse.connect import open_warehouse
from warehouse.read import find_unjudged

SIZES = (1_000_000, 3_000_000, 10_000_000)
PLOT = Path("docs/load.svg")
_BATCH = 50  # documents judged term by term in one pass, as in the night
_VERSION = "bench"


@dataclass(frozen=True, slots=True)
class Cost:
    """What judging one warehouse took: seconds of clock and processor, the most memory in MB, and what came of it."""

    facts: int
    documents: int
    seconds: float
    cpu_seconds: float
    peak_mb: float
    verdicts: int
    asking: int


def measure(path: Path, facts: int) -> Cost:
    """Return what judging costs in a warehouse at `path`; one that is not there is filled with so many facts."""
    with open_warehouse(path) as connection:
        if not find_unjudged(connection, _VERSION):
            fill_warehouse(connection, facts)
        documents = find_unjudged(connection, _VERSION)
        (loaded,) = connection.execute("SELECT count(*) FROM facts").fetchall()[0]
        connection.execute("CHECKPOINT")
        connection.execute("SET enable_progress_bar = false")
        connection.execute("SET memory_limit = '3GB'")
        began, cpu = time.perf_counter(), _cpu_seconds()
        asking = settle_documents(connection, documents, read_catalogue(), _VERSION)
        for start in range(0, len(asking), _BATCH):
            judge_documents(connection, asking[start : start + _BATCH], read_catalogue())
        seconds, cpu = time.perf_counter() - began, _cpu_seconds() - cpu
        (verdicts,) = connection.execute("SELECT count(*) FROM verdicts").fetchall()[0]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Cost(loaded, len(documents), seconds, cpu, peak, verdicts, len(asking))


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def show_costs(console: Console, costs: Sequence[Cost]) -> None:
    """Print a line a size."""
    table = Table("facts", "documents", "wall s", "CPU s", "CPU s / 1 M facts", "CPU ms / document", "peak MB",
                  "verdicts", "asked")  # fmt: skip
    for cost in costs:
        table.add_row(
            f"{cost.facts:,}", f"{cost.documents:,}", f"{cost.seconds:.1f}", f"{cost.cpu_seconds:.1f}",
            f"{cost.cpu_seconds / cost.facts * 1e6:.1f}", f"{cost.cpu_seconds / cost.documents * 1e3:.1f}",
            f"{cost.peak_mb:,.0f}", f"{cost.verdicts:,}", f"{cost.asking:,}",
        )  # fmt: skip
    console.print(table)


def draw_costs(costs: Sequence[Cost], path: Path) -> None:
    """Write the plot of seconds against documents as SVG, each series with its straight line through all sizes."""
    rows = [
        {"documents": cost.documents, "seconds": seconds, "of": of}
        for cost in costs
        for of, seconds in (("processor (2 cores)", cost.cpu_seconds), ("clock", cost.seconds))
    ]
    base = altair.Chart(altair.InlineData(values=rows)).encode(
        x=altair.X("documents:Q", title="documents judged by all relations"),
        y=altair.Y("seconds:Q", title="seconds"),
        color=altair.Color("of:N", title=None),
    )
    lines = base.transform_regression("documents", "seconds", groupby=["of"]).mark_line(strokeDash=[4, 3])
    chart = (lines + base.mark_point(filled=True, size=70)).properties(width=520, height=300)
    path.parent.mkdir(parents=True, exist_ok=True)
    chart.save(str(path), format="svg")


def main() -> None:
    """Measure every size, print the costs and draw them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.load")
    parser.add_argument("--facts", type=int, nargs="+", default=SIZES, help="sizes (1, 3 and 10 million)")
    parser.add_argument("--folder", type=Path, help="keep the warehouses here, and use those that are there")
    parser.add_argument("--plot", type=Path, default=PLOT, help="where to draw (docs/load.svg)")
    arguments = parser.parse_args()
    console = Console(width=140)
    costs: list[Cost] = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.folder or Path(scratch)
        for facts in arguments.facts:
            with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
                costs.append(pool.submit(measure, folder / f"{facts}.duckdb", facts).result())
            show_costs(console, costs[-1:])
    show_costs(console, costs)
    draw_costs(costs, arguments.plot)


if __name__ == "__main__":
    main()
