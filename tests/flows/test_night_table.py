"""The table of a night on a terminal: the sites that lost something first, and hostile texts as they are."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from rich.console import Console

from flows.crawl.visits import SiteState
from flows.journal import Journal, SiteEntry
from flows.night_table import MOST_ROWS, print_night

STARTED = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


def printed(*sites: SiteEntry, **known: object) -> list[str]:
    journal = Journal("20261124T180000000000", STARTED, list(sites), **known)  # type: ignore[arg-type]
    text = io.StringIO()
    print_night(journal, Console(file=text, width=160))
    return [line.rstrip() for line in text.getvalue().splitlines()]


def test_each_site_is_a_row_and_the_bad_ones_come_first() -> None:
    fresh = SiteEntry("a_fresh", SiteState.FRESH, "7 documents", 61.25, documents=7, new=2, changed=1)
    lines = printed(fresh, SiteEntry("walled", SiteState.BLOCKED, "403", 0.5), released="mingzhang.duckdb")
    assert lines[1].split() == ["walled", "blocked", "403", "0.5", "0", "0", "0"]
    assert lines[2].split() == ["a_fresh", "fresh", "7", "documents", "61.2", "7", "2", "1"]
    assert lines[3] == "partial: 1 fresh, 1 blocked"


def test_a_nation_of_sites_does_not_flood_the_terminal() -> None:
    sites = [SiteEntry(f"site{n}", SiteState.UNCHANGED, "", 1.0) for n in range(2_844)]
    lines = printed(*sites)
    assert len(lines) < MOST_ROWS + 10
    assert any(f"另有 {2_844 - MOST_ROWS} 个站点" in line for line in lines)


def test_faults_notes_and_details_are_shown_as_they_are() -> None:
    site = SiteEntry("[red]x[/red]", SiteState.FAILED, "[/]", 1.0)
    lines = printed(site, faults=["[bold]disk"], notes=["the night before died"])
    assert lines[1].startswith("[red]x[/red]  failed  [/]")
    assert lines[-2:] == ["! the night before died", "! [bold]disk"]
