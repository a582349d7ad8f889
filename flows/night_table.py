"""A night on a terminal: a table of the sites, what changed, and where the rest is written."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.crawl.visits import SiteState
from flows.journal import SITE_COLUMNS, Journal

MOST_ROWS = 60
"""Sites shown; those that lost something come first, and the page of the night has them all."""

_STYLES = {
    SiteState.FRESH: "green", SiteState.UNCHANGED: "dim", SiteState.EMPTY_EXPECTED: "dim",
    SiteState.PARTIAL: "yellow", SiteState.BLOCKED: "magenta", SiteState.FAILED: "red",
}  # fmt: skip


def print_night(journal: Journal, console: Console) -> None:
    """Print how a night ended; every text from outside is shown as it is."""
    console.print(_site_table(journal))
    states = ", ".join(f"{count} {state}" for state, count in journal.states().items()) or "no site"
    _say(console, f"{journal.outcome}: {states}")
    _say(console, ", ".join(f"{step} {seconds:.1f} s" for step, seconds in journal.seconds.items()))
    _say(
        console,
        f"{len(journal.books)} files read, {len(journal.findings)} books judged, "
        f"{sum(journal.findings.values())} findings, letters: {dict(journal.letters) or 'none'}",
    )
    for replaced in journal.replacements:
        title = replaced.title or replaced.publisher
        _say(console, f"replaced: {title}, {len(replaced.changes)} figures changed")
    for line in (*journal.notes, *journal.faults):
        _say(console, f"! {line}")


def _site_table(journal: Journal) -> Table:
    """Return a row a site, the bad ones first, at most `MOST_ROWS`."""
    table = Table(box=None, pad_edge=False)
    for column in SITE_COLUMNS:
        table.add_column(column, overflow="fold", justify="left" if column in SITE_COLUMNS[:3] else "right")
    rows = journal.site_rows()
    for row in rows[:MOST_ROWS]:
        table.add_row(Text(row[0]), Text(row[1], _STYLES[SiteState(row[1])]), *map(Text, row[2:]))
    if len(rows) > MOST_ROWS:
        table.add_row(Text("…"), Text(""), Text(f"另有 {len(rows) - MOST_ROWS} 个站点 · and more"))
    return table


def _say(console: Console, line: str) -> None:
    console.print(line, markup=False, highlight=False, soft_wrap=True)
