"""Accepted explanations: a finding that is waived is shown with its reason, and not mailed, until the last day.

Rows are only added. The last one of a finding counts, so that waiving again prolongs or ends a waiver.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

import duckdb

from transforms.errors import MingzhangError

BEIJING = timezone(timedelta(hours=8))
USUAL_DAYS = 365  # the next year's book prints new numbers, and explains them anew
MOST_DAYS = 3 * 366


class WaiverError(MingzhangError):
    """A waiver that cannot be recorded; says what to write instead."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """An explanation of one finding: why, by whom, when, and the last day it counts in Beijing."""

    finding_id: str
    reason: str
    waived_by: str
    waived_at: datetime
    until: date


@dataclass(frozen=True, slots=True)
class ListedWaiver:
    """A waiver with its finding: `state` is `active`, `expired`, or `replaced` by a later one of the same finding."""

    waiver: Waiver
    state: str
    publisher: str
    fiscal_year: int | None
    relation: str


def add_waiver(connection: duckdb.DuckDBPyConnection, waiver: Waiver) -> Waiver:
    """Return the waiver as recorded, its fingerprint whole; the beginning of one suffices where it is unique.

    Raises: WaiverError for a fingerprint no finding has, an empty reason, a day gone by or too far off.
    """
    finding_id = _find_finding(connection, waiver.finding_id)
    today = waiver.waived_at.astimezone(BEIJING).date()
    if not waiver.reason.strip():
        raise WaiverError("a waiver needs a reason: say why the numbers are right as they stand")
    if waiver.until < today:
        raise WaiverError(f"--until {waiver.until} is over; name today or a later day")
    if waiver.until > today + timedelta(days=MOST_DAYS):
        raise WaiverError(
            f"--until {waiver.until} is more than three years off; name {today + timedelta(days=MOST_DAYS)} or earlier"
        )
    connection.execute(
        "INSERT INTO waivers VALUES (?, ?, ?, ?, ?)",
        [finding_id, waiver.reason.strip(), waiver.waived_by, waiver.waived_at, waiver.until],
    )
    return Waiver(finding_id, waiver.reason.strip(), waiver.waived_by, waiver.waived_at, waiver.until)


def usual_last_day(now: datetime) -> date:
    """Return the last day of a waiver that names none: one year from today in Beijing."""
    return now.astimezone(BEIJING).date() + timedelta(days=USUAL_DAYS)


def read_waivers(connection: duckdb.DuckDBPyConnection) -> list[ListedWaiver]:
    """Return every waiver ever recorded, the latest first."""
    rows = connection.execute(
        """
        SELECT w.finding_id, w.reason, w.waived_by, w.waived_at, w.until,
            CASE
                WHEN a.finding_id IS NOT NULL THEN 'active'
                WHEN w.waived_at < max(w.waived_at) OVER (PARTITION BY w.finding_id) THEN 'replaced'
                ELSE 'expired'
            END,
            coalesce(h.publisher, ''), h.fiscal_year, coalesce(h.relation, '')
        FROM waivers AS w
        LEFT JOIN active_waivers AS a USING (finding_id, waived_at, until)
        LEFT JOIN finding_history AS h USING (finding_id)
        ORDER BY w.waived_at DESC, w.finding_id
        """
    ).fetchall()
    return [ListedWaiver(Waiver(*row[:5]), *row[5:]) for row in rows]


def _find_finding(connection: duckdb.DuckDBPyConnection, beginning: str) -> str:
    """Return the one fingerprint that begins so."""
    rows = connection.execute(
        "SELECT finding_id FROM finding_history WHERE starts_with(finding_id, ?) ORDER BY 1 LIMIT 2",
        [beginning.strip().lower()],
    ).fetchall()
    if not beginning.strip() or not rows:
        raise WaiverError(
            f"no finding has the fingerprint {beginning!r}; `mingzhang findings` lists them with theirs"
        )
    if len(rows) > 1:
        raise WaiverError(f"more than one fingerprint begins with {beginning!r}; write more of it")
    return str(rows[0][0])
