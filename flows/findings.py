"""`mingzhang findings`, `waive` and `waivers`: what was found and how it ended, and what was explained."""

from __future__ import annotations

import csv
import getpass
import io
from datetime import UTC, date, datetime
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.answers import as_json_lines
from flows.ask import Answer
from flows.publish.wording import BEIJING
from flows.settings import Settings
from flows.versions import reading_version, relations_version
from transforms.errors import MingzhangError
from warehouse.connect import WarehouseError, open_release, open_warehouse
from warehouse.history import update_history
from warehouse.read import find_unjudged
from warehouse.release import publish_release
from warehouse.release_database import Versions
from warehouse.waivers import Waiver, add_waiver, read_waivers, usual_last_day

STATES = ("open", "new", "waived", "resolved", "superseded", "all")
FINDING_COLUMNS = [
    "finding_id", "state", "site", "publisher", "fiscal_year", "kind", "severity", "verdict", "relation", "first_seen",
    "first_run", "last_seen", "last_run", "resolved_by", "resolved_version", "resolved_at", "superseded_by",
    "waiver_reason", "waived_until", "document_id", "message_zh", "message_en",
]  # fmt: skip
WAIVER_COLUMNS = [
    "finding_id", "state", "publisher", "fiscal_year", "relation", "reason", "waived_by", "waived_at", "until",
]  # fmt: skip
_SHOWN_FINDING = ("finding_id", "state", "publisher", "fiscal_year", "first_seen", "ended", "message_zh")
_SHOWN_WAIVER = ("finding_id", "state", "publisher", "fiscal_year", "reason", "waived_by", "until")

Rows = list[tuple[Any, ...]]


class FindingsError(MingzhangError):
    """A state of findings that there is none of."""


def list_findings(
    settings: Settings, *, state: str = "open", site: str = "", publisher: str = "", year: int | None = None
) -> Rows:
    """Return the findings of the released database in the order of FINDING_COLUMNS, by publisher and year.

    `new` are those first seen by the last run. `publisher` may be any part of the name.
    Raises: FindingsError for another state than STATES; WarehouseError when there is no release yet.
    """
    if state not in STATES:
        raise FindingsError(f"--state is one of {', '.join(STATES)}, not {state!r}")
    with open_release(settings.release) as release:
        return release.execute(
            f"""
            SELECT {", ".join(FINDING_COLUMNS)}
            FROM finding_states
            WHERE ($state = 'all' OR state = $state
                   OR ($state = 'new' AND state = 'open' AND first_run = (SELECT max(run_id) FROM runs)))
              AND ($site = '' OR site = $site)
              AND contains(publisher, $publisher)
              AND ($year::INTEGER IS NULL OR fiscal_year = $year)
            ORDER BY publisher, fiscal_year, state, severity, finding_id
            """,  # noqa: S608 - fixed names
            {"state": state, "site": site, "publisher": publisher, "year": year},
        ).fetchall()


def list_waivers(settings: Settings) -> Rows:
    """Return every waiver ever recorded in the order of WAIVER_COLUMNS, the latest first.

    Raises: WarehouseError while a night runs, or when there is no warehouse yet.
    """
    _require_warehouse(settings)
    with open_warehouse(settings.warehouse) as warehouse:
        return [
            (w.finding_id, listed.state, listed.publisher, listed.fiscal_year, listed.relation, w.reason,
             w.waived_by, w.waived_at, w.until)
            for listed in read_waivers(warehouse) for w in (listed.waiver,)
        ]  # fmt: skip


def record_waiver(
    settings: Settings, fingerprint: str, reason: str, until: date | None, by: str
) -> tuple[Waiver, bool]:
    """Return the waiver as recorded, and whether readers of the release see it already.

    The release is made anew unless a book waits to be judged: then the next night makes it.
    Raises: WaiverError for a mistake in what was asked; WarehouseError while a night runs.
    """
    _require_warehouse(settings)
    now = datetime.now(UTC)
    asked = Waiver(fingerprint, reason, by or getpass.getuser(), now, until or usual_last_day(now))
    with open_warehouse(settings.warehouse) as warehouse:
        waiver = add_waiver(warehouse, asked)
        is_whole = not find_unjudged(warehouse, relations_version())
        if is_whole:
            update_history(warehouse)
            publish_release(
                warehouse,
                settings.release,
                Versions(reading_version(), relations_version()),
                settings.releases_kept,
            )
    return waiver, is_whole


def print_findings(rows: Rows, console: Console) -> None:
    """Print findings as a table, a line each; all columns are in JSON and CSV."""
    named = [dict(zip(FINDING_COLUMNS, row, strict=True)) for row in rows]
    for finding in named:
        finding["first_seen"] = _day(finding["first_seen"])
        finding["ended"] = _word_end(finding)
    _print_table(_SHOWN_FINDING, named, console)


def print_waivers(rows: Rows, console: Console) -> None:
    """Print waivers as a table, the latest first."""
    _print_table(_SHOWN_WAIVER, [dict(zip(WAIVER_COLUMNS, row, strict=True)) for row in rows], console)


def write_rows(columns: list[str], rows: Rows, format: str) -> str:
    """Return rows as CSV with a head, or as one JSON object a line."""
    if format == "json":
        return as_json_lines(Answer(columns, rows))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().rstrip("\n")


def _word_end(finding: dict[str, Any]) -> str:
    """Return how a finding ended, or why it rests, in a few words."""
    if finding["state"] == "resolved":
        return f"第 {finding['resolved_version']} 版已更正 {_day(finding['resolved_at'])}"
    if finding["state"] == "waived":
        return f"{finding['waiver_reason']}（至 {finding['waived_until']}）"
    return finding["superseded_by"] or ""


def _print_table(columns: tuple[str, ...], rows: list[dict[str, Any]], console: Console) -> None:
    table = Table()
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column == "finding_id")
    for row in rows:
        table.add_row(*(Text("" if row[column] is None else str(row[column])) for column in columns))
    console.print(table)
    console.print(f"{len(rows)} rows", highlight=False)


def _day(moment: datetime | None) -> str:
    return f"{moment.astimezone(BEIJING):%Y-%m-%d}" if moment else ""


def _require_warehouse(settings: Settings) -> None:
    if not settings.warehouse.exists():
        raise WarehouseError(
            f"no warehouse at {settings.warehouse}; run `mingzhang nightly` (or `make demo`) first"
        )
