"""Which version of a disclosure stands: a publisher may go back to an older one, or take a book down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import duckdb

from warehouse.load import transaction

# What a night knows of an address: content it holds, or that there is none. Anything else says nothing.
_HELD = "('new', 'changed', 'unchanged')"
_TOLD = "('new', 'changed', 'unchanged', 'gone', 'other_format', 'not_a_pdf')"

_FIND_RETURNS = f"""
WITH tonight AS (
    SELECT site, url, role, state, sha256, captured_at
    FROM captures
    WHERE run_id = $run_id
),
met AS (
    SELECT site, sha256 AS document_id, min(captured_at) AS met_at
    FROM tonight
    WHERE role = 'attachment' AND state IN {_HELD}
    GROUP BY ALL
),
-- On a site whose pages were not all read, and for a book that could not be asked for, nothing is known.
half_seen AS (
    SELECT DISTINCT site FROM tonight WHERE role IN ('list', 'detail') AND state NOT IN {_TOLD}
),
unheard AS (
    SELECT DISTINCT c.sha256 AS document_id
    FROM captures AS c
    JOIN tonight AS t USING (site, url)
    WHERE t.role = 'attachment' AND t.state NOT IN {_TOLD}
),
known AS (
    SELECT d.*, m.met_at, u.document_id IS NOT NULL AS is_unheard
    FROM disclosures AS d
    LEFT JOIN met AS m USING (site, document_id)
    LEFT JOIN unheard AS u USING (document_id)
    WHERE d.publisher <> '' AND d.fiscal_year IS NOT NULL AND d.site NOT IN (FROM half_seen)
)
SELECT document_id, met_at
FROM known
WHERE met_at IS NOT NULL AND NOT is_current
QUALIFY version = max(version) OVER (PARTITION BY site, publisher, fiscal_year, kind, scope)
    AND (site, publisher, fiscal_year, kind, scope) NOT IN (
        SELECT (site, publisher, fiscal_year, kind, scope)
        FROM known
        WHERE is_current AND (met_at IS NOT NULL OR is_unheard)
    )
ORDER BY document_id
"""  # noqa: S608 - states of our own


def record_returns(connection: duckdb.DuckDBPyConnection, run_id: str) -> list[str]:
    """Return the older versions that a night met in the place of the newer: each is current again, and judged again.

    A newer version that could not be asked for, or whose site was not seen whole, keeps its place.
    """
    with transaction(connection):
        found = connection.execute(_FIND_RETURNS, {"run_id": run_id}).fetchall()
        for document_id, met_at in found:
            connection.execute("INSERT INTO returns VALUES (?, ?, ?)", [document_id, run_id, met_at])
            connection.execute("UPDATE documents SET judged_with = NULL WHERE document_id = ?", [document_id])
    return [document_id for document_id, _ in found]


class TakenDown(NamedTuple):
    """A current book that its site no longer shows: `state` is withdrawn, overwritten or unlisted."""

    publisher: str
    fiscal_year: int | None
    title: str
    state: str
    url: str
    document_id: str


def read_taken_down(connection: duckdb.DuckDBPyConnection, run_id: str) -> list[TakenDown]:
    """Return the books that a night was the first to miss on a site it read whole."""
    rows = connection.execute(
        "SELECT publisher, fiscal_year, title, state, url, document_id FROM standings "
        "WHERE missed_since_run = ? AND state IN ('withdrawn', 'overwritten', 'unlisted') "
        "ORDER BY publisher, fiscal_year, document_id",
        [run_id],
    ).fetchall()
    return [TakenDown(*row) for row in rows]


def find_silent(connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> frozenset[str]:
    """Return the versions that took the place of others without a word of it on their sites."""
    rows = connection.execute(
        "SELECT document_id FROM replacements WHERE is_silent AND list_contains(?::VARCHAR[], document_id)",
        [list(document_ids)],
    ).fetchall()
    return frozenset(document_id for (document_id,) in rows)
