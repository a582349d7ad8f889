"""Progress is a bar for a person and a few plain lines for a log."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from flows.progress import LINES_PER_STEP, show_progress


def log_of(total: int, name: str = "book.pdf") -> list[str]:
    text = io.StringIO()
    with show_progress(Console(file=text, width=40)) as progress:
        for done in range(1, total + 1):
            progress("read", done, total, name)
    return text.getvalue().splitlines()


def test_a_short_step_is_a_line_for_each() -> None:
    assert log_of(3) == ["read 1/3 book.pdf", "read 2/3 book.pdf", "read 3/3 book.pdf"]


@pytest.mark.parametrize("total", [100, 999, 10_000])
def test_a_long_step_is_a_few_lines_and_the_last(total: int) -> None:
    lines = log_of(total)
    assert LINES_PER_STEP <= len(lines) <= LINES_PER_STEP + 2
    assert lines[-1] == f"read {total}/{total} book.pdf"


def test_a_line_is_neither_broken_nor_read_as_markup() -> None:
    name = "[bold]" + "很长的文件名" * 20
    assert log_of(1, name) == [f"read 1/1 {name}"]


def test_a_step_whose_total_grows_goes_on() -> None:
    text = io.StringIO()
    with show_progress(Console(file=text)) as progress:
        for done, total in ((1, 1), (2, 5), (5, 5)):
            progress("crawl demo list", done, total, "https://site.example/")
    assert len(text.getvalue().splitlines()) == 3


def shown_on_terminal(*names: str) -> str:
    """Return all that a terminal receives during a step of one file a name."""
    text = io.StringIO()
    with show_progress(Console(file=text, force_terminal=True, width=120, color_system=None)) as progress:
        for done, name in enumerate(names, start=1):
            progress("read", done, len(names), name)
    return text.getvalue()


def test_on_a_terminal_a_step_is_one_bar_with_the_name_of_the_last_file() -> None:
    shown = shown_on_terminal("a.pdf", "b.pdf")
    assert [word for word in ("read", "2/2", "b.pdf") if word not in shown] == []


@pytest.mark.parametrize("name", ["[red]a.pdf", "[/red]a.pdf", "[/]"])
def test_a_hostile_name_is_shown_as_it_is_and_breaks_no_bar(name: str) -> None:
    assert name in shown_on_terminal(name)
