"""Which judgements rest on other documents, and so must be made again when one of these comes, changes or goes."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

# The views that pair documents, each with the column of the document that another would be told about.
PARTNERS = {
    "paired_years": "prior_document_id",
    "paired_units": "unit_document_id",
    "paired_budgets": "budget_document_id",
    "paired_copies": "copy_document_id",
}


def find_affected(connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> list[str]:
    """Return the documents that would be told of what `document_ids` hold, and those told of one no longer current."""
    pairs = " UNION ".join(
        f"SELECT document_id FROM {view} WHERE list_contains($1::VARCHAR[], {other})"  # noqa: S608 - fixed names
        for view, other in PARTNERS.items()
    )
    rows = connection.execute(
        f"""
        SELECT document_id
        FROM (
            {pairs}
            UNION
            SELECT document_id
            FROM verdict_terms
            WHERE printed_in <> document_id
                AND printed_in NOT IN (SELECT document_id FROM disclosures WHERE is_current)
        )
        SEMI JOIN documents USING (document_id)
        WHERE NOT list_contains($1::VARCHAR[], document_id)
        ORDER BY document_id
        """,  # noqa: S608 - fixed names
        [list(document_ids)],
    ).fetchall()
    return [document_id for (document_id,) in rows]
