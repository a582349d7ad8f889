"""Plants errors in the books of generated districts and counts what the judge says: `python -m tests.bench.judge`.

Shows how many clean books are accused, what becomes of one planted error by family, and of two in one book. The exit
status is 1 when a clean book is accused or a right cell or row is named for certain. `--stories tie` tells those cases in full.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from functools import partial
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from tests.bench.cases import FAMILY_NAMES
from tests.bench.outcomes import CONFIDENTLY_WRONG, Miss, Outcome
from tests.bench.plants_report import (
    show_clean,
    show_misses,
    show_pairs,
    show_plants,
    show_stories,
    show_ties,
)
from tests.bench.tried import Accused, Tried, try_clean, try_pairs, try_plants

SHARE = 50  # cases that one process judges in one pass
_ALWAYS_TOLD = ("wrong", "wrong_value", "wrong_row", "likely_wrong")
Call = tuple[Callable[..., Sequence[Any]], tuple[Any, ...], int]


def main() -> int:
    """Return 1 when a clean book was accused, or a right cell or row named for certain, else 0."""
    arguments = read_arguments()
    console = Console(width=210)
    with ProcessPoolExecutor(arguments.workers) as pool, show_progress() as progress:
        accused: list[Accused] = run_all(pool, progress, "clean books", clean_calls(arguments.clean))
        plants: list[Tried] = run_all(
            pool, progress, "one error", plant_calls(arguments.plants, arguments.alone)
        )
        pairs: list[Tried] = run_all(
            pool, progress, "two errors", pair_calls(arguments.pairs, arguments.alone)
        )
    show_clean(console, arguments.clean, accused)
    if plants:
        show_plants(console, plants)
        show_misses(console, plants)
        show_ties(console, plants)
    if pairs:
        show_pairs(console, pairs)
    show_stories(console, [*plants, *pairs], {*_ALWAYS_TOLD, *arguments.stories})
    return int(bool(accused) or any(t.outcome in CONFIDENTLY_WRONG for t in plants + pairs))


def read_arguments() -> argparse.Namespace:
    """Return how many books to try, and what to tell in full."""
    names = [*(outcome.name.lower() for outcome in Outcome), *(miss.name.lower() for miss in Miss)]
    parser = argparse.ArgumentParser(prog="python -m tests.bench.judge")
    parser.add_argument("--clean", type=int, default=1_000, help="clean books (1,000)")
    parser.add_argument("--plants", type=int, default=2_400, help="books with one error (2,400)")
    parser.add_argument("--pairs", type=int, default=600, help="books with two errors (600)")
    parser.add_argument("--alone", action="store_true", help="no book knows that of the year before")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="processes (one a core)")
    parser.add_argument("--stories", nargs="*", default=[], choices=names, help="cases to tell in full")
    return parser.parse_args()


def clean_calls(count: int) -> list[Call]:
    """Return the calls that judge so many clean books, each with how many it judges."""
    return [
        (try_clean, (seed, min(SHARE, count - start)), min(SHARE, count - start))
        for seed, start in enumerate(range(0, count, SHARE))
    ]


def plant_calls(count: int, alone: bool = False) -> list[Call]:
    """Return the calls that try so many planted errors, all families alike."""
    each = -(-count // len(FAMILY_NAMES))
    plant = partial(try_plants, alone=alone)
    return [(plant, (family, seeds), len(seeds)) for family in FAMILY_NAMES for seeds in _shares(each)]


def pair_calls(count: int, alone: bool = False) -> list[Call]:
    """Return the calls that try so many books with two errors."""
    return [(partial(try_pairs, alone=alone), (seeds,), len(seeds)) for seeds in _shares(count)]


def _shares(count: int) -> list[range]:
    return [range(start, min(start + SHARE, count)) for start in range(0, count, SHARE)]


def run_all(pool: ProcessPoolExecutor, progress: Progress, title: str, calls: Sequence[Call]) -> list[Any]:
    """Return the results of all calls, in order of the calls, while a bar shows how many cases are done."""
    task = progress.add_task(title, total=sum(cases for _, _, cases in calls))
    running: dict[Future[Sequence[Any]], int] = {
        pool.submit(function, *arguments): cases for function, arguments, cases in calls
    }
    for future in as_completed(running):
        progress.advance(task, running[future])
    return [result for future in running for result in future.result()]


def show_progress() -> Progress:
    """Return the bars, drawn beside the tables and not among them."""
    columns = (TextColumn("{task.description:12}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


if __name__ == "__main__":
    sys.exit(main())
