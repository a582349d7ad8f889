"""What changed between two versions of a document: figures that changed, were added, or vanished."""

from __future__ import annotations

from typing import NamedTuple

import duckdb


class FigureChange(NamedTuple):
    """One printed figure that differs between two versions; None where a version does not print it."""

    form: str
    label: str
    measure: str
    old_text: str | None
    new_text: str | None
    page: int

    @property
    def change(self) -> str:
        """What became of it: changed, added or vanished."""
        if self.old_text is None:
            return "added"
        return "vanished" if self.new_text is None else "changed"


def compare_documents(connection: duckdb.DuckDBPyConnection, old_id: str, new_id: str) -> list[FigureChange]:
    """Return the figures whose printed amount or state differs, in printed order of the new version."""
    rows = connection.execute(
        """
        WITH old AS (SELECT * FROM facts WHERE document_id = $1),
             new AS (SELECT * FROM facts WHERE document_id = $2)
        SELECT coalesce(new.form, old.form), coalesce(new.label, old.label), coalesce(new.measure, old.measure),
               old.text, new.text, coalesce(new.page, old.page)
        FROM old FULL JOIN new USING (fact_id)
        WHERE (old.amount_yuan, old.quantity, old.state) IS DISTINCT FROM (new.amount_yuan, new.quantity, new.state)
          AND NOT (coalesce(old.state, 'blank') = 'blank' AND coalesce(new.state, 'blank') = 'blank')
        ORDER BY coalesce(new.form, old.form), coalesce(new.page, old.page), coalesce(new.top, old.top),
                 coalesce(new.x0, old.x0), fact_id
        """,
        [old_id, new_id],
    ).fetchall()
    return [FigureChange(*row) for row in rows]
