"""Progress of long work: bars on a terminal, plain lines in a log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

OnProgress = Callable[[str, int, int, str], None]
LINES_PER_STEP = 10  # a log gets about this many lines a step


@contextmanager
def show_progress(console: Console) -> Iterator[OnProgress]:
    """Yield a function (step, done, total, name) that shows how far each step is."""
    if not console.is_terminal:
        yield lambda step, done, total, name: _print_line(console, step, done, total, name)
        return
    columns = (
        TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        TextColumn("{task.fields[name]}", style="dim", markup=False),
    )  # fmt: skip
    with Progress(*columns, console=console) as progress:
        bars: dict[str, int] = {}

        def show(step: str, done: int, total: int, name: str) -> None:
            if step not in bars:
                bars[step] = progress.add_task(step, total=total, name="")
            progress.update(bars[step], completed=done, total=total, name=name[:60])  # type: ignore[arg-type]  # Rich numbers its bars

        yield show


def _print_line(console: Console, step: str, done: int, total: int, name: str) -> None:
    every = max(1, total // LINES_PER_STEP)
    if done % every == 0 or done == total:
        console.print(f"{step} {done}/{total} {name}", markup=False, highlight=False, soft_wrap=True)
