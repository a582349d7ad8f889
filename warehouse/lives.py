"""What became of the findings of a disclosure that are no longer open: explained, or resolved by a new version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import duckdb


@dataclass(frozen=True, slots=True)
class Life:
    """A finding that is waived (with its reason and last day) or resolved (with the version that did it)."""

    finding_id: str
    state: str
    message_zh: str
    message_en: str
    resolved_version: int | None
    reason: str
    until: date | None


def read_lives(connection: duckdb.DuckDBPyConnection, document_id: str) -> list[Life]:
    """Return the waived and resolved findings of the disclosure that a current document is the newest version of.

    Of several current files of one disclosure the first alone tells of them.
    """
    rows = connection.execute(
        """
        SELECT s.finding_id, s.state, s.message_zh, s.message_en, s.resolved_version, coalesce(s.waiver_reason, ''),
            s.waived_until
        FROM (
            SELECT h.finding_id, min(d.document_id) AS told_in
            FROM finding_history AS h
            JOIN disclosures AS d
                ON d.publisher = h.publisher AND d.kind = h.kind AND d.scope = h.scope
                AND d.fiscal_year IS NOT DISTINCT FROM h.fiscal_year
            WHERE d.is_current
                AND (h.publisher <> '' AND h.fiscal_year IS NOT NULL OR d.document_id = h.document_id)
            GROUP BY h.finding_id
        ) AS t
        JOIN finding_states AS s USING (finding_id)
        WHERE s.state IN ('waived', 'resolved') AND t.told_in = ?
        ORDER BY s.state, s.first_seen, s.finding_id
        """,
        [document_id],
    ).fetchall()
    return [Life(*row) for row in rows]


def read_changes(connection: duckdb.DuckDBPyConnection) -> dict[str, datetime]:
    """Return, for each publisher, when a finding of its books last changed its state."""
    rows = connection.execute(
        "SELECT publisher, max(changed_at) FROM finding_history GROUP BY publisher"
    ).fetchall()
    return dict(rows)
