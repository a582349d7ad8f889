"""Temporary tables before the views and tables of their names, with what concerns the documents to judge.

A relation within one document sees the documents to judge and no other. One across documents sees all, and the pairs
of which a document to judge is the one that would be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import duckdb

from expectations.catalogue import Scope
from warehouse.pairs import PARTNERS

_TOLD, _CONCERNED = "documents_to_judge", "documents_concerned"
_CELLS_TOLD = "cells_told"  # what relations within documents saw, for those across
# Each with the documents it is narrowed to, in order, because a view reads what stands before the views it names.
_NARROWED: dict[Scope, tuple[tuple[str, str], ...]] = {
    "within": (
        ("cells", _TOLD), ("forms", _TOLD), ("form_rows", _TOLD), ("sentences", _TOLD), ("indicators", _TOLD),
        ("annex_fields", _TOLD), ("terms", _TOLD), ("contents", _TOLD), ("headings", _TOLD), ("printed_codes", ""),
        ("printed_names", ""),
    ),
    "across": (
        ("newest_forms", ""), *((pair, _TOLD) for pair in PARTNERS), (_CONCERNED, ""), ("cells", _CONCERNED),
        ("form_rows", _CONCERNED), ("prior_cells", _TOLD), ("printed_codes", _TOLD),
    ),
}  # fmt: skip
# What does not depend on which documents are judged, made once for all shares of a run.
_OF_ALL = ("newest_forms", "usual_code_names")
# Columns that name things, and where all their names stand: numbers compare and group several times as fast as text.
_KEYS = {
    "document_id": ("documents",),
    "form": ("forms",),
    "code": ("facts", "form_rows"),
    "fact_id": ("facts",),
    "concept": ("facts", "form_rows"),
    "side": ("facts", "form_rows"),
    "measure": ("facts",),
    "state": ("facts",),
}
_KEY_OF = {**{key: key for key in _KEYS}, **dict.fromkeys(PARTNERS.values(), "document_id")}
_WITH_PARTNERS = " UNION ".join(
    (f"FROM {_TOLD}", *(f"SELECT {other} FROM {pair}" for pair, other in PARTNERS.items()))  # noqa: S608 - fixed names
)


@contextmanager
def narrowed(
    connection: duckdb.DuckDBPyConnection,
    document_ids: Sequence[str],
    scope: Scope,
    *,
    numbered: bool = False,
) -> Iterator[None]:
    """Let the relations of a scope see what concerns `document_ids`, until the block ends.

    `numbered` is for use within `numbered_keys`: all keys are numbers that read as the text they stand for. The cells
    are then made once for both scopes, "within" first.
    """
    tables = [(name, to) for name, to in _NARROWED[scope] if not (numbered and name in _OF_ALL)]
    key = "numbered_document_id" if numbered else "VARCHAR"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {_TOLD} AS SELECT unnest($1::VARCHAR[])::{key} AS document_id",
        [list(document_ids)],
    )
    database = _database(connection)
    try:
        for name, documents in tables:
            source = _WITH_PARTNERS if name == _CONCERNED else f"FROM {database}.main.{name}"
            if numbered:
                source = f"FROM ({_numbered(connection, source)})"
            if numbered and name == "cells" and scope == "across":
                _add_cells_of_partners(connection, source)
                continue
            kept = f"{source} SEMI JOIN {documents} USING (document_id)" if documents else source
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {kept}")
        yield
        if numbered and scope == "within":
            connection.execute(f"ALTER TABLE temp.cells RENAME TO {_CELLS_TOLD}")
    finally:
        for name in (*(name for name, _ in tables), _TOLD):
            connection.execute(f"DROP TABLE IF EXISTS temp.{name}")


@contextmanager
def numbered_keys(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Number the keys of all facts in the order of their text, and make what all shares of a run read, once."""
    database = _database(connection)
    try:
        for key, tables in _KEYS.items():
            names = " UNION ".join(f"SELECT {key} FROM {database}.main.{table}" for table in tables)  # noqa: S608 - fixed names
            ordered = f"SELECT DISTINCT {key} FROM ({names}) WHERE {key} IS NOT NULL ORDER BY 1"  # noqa: S608 - fixed names
            connection.execute(f"CREATE TEMP TYPE numbered_{key} AS ENUM ({ordered})")
        for name in _OF_ALL:
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM {database}.main.{name}")
        yield
    finally:
        for name in (*_OF_ALL, _CELLS_TOLD):
            connection.execute(f"DROP TABLE IF EXISTS temp.{name}")
        for key in _KEYS:
            connection.execute(f"DROP TYPE IF EXISTS temp.numbered_{key}")


def _add_cells_of_partners(connection: duckdb.DuckDBPyConnection, source: str) -> None:
    """Make `cells` of those of the documents told and those of the documents they are compared with."""
    connection.execute(f"ALTER TABLE temp.{_CELLS_TOLD} RENAME TO cells")
    connection.execute(
        f"INSERT INTO temp.cells BY NAME {source} "
        f"SEMI JOIN (FROM {_CONCERNED} ANTI JOIN {_TOLD} USING (document_id)) USING (document_id)"
    )


def _numbered(connection: duckdb.DuckDBPyConnection, source: str) -> str:
    """Return a SELECT of all columns of a source, its keys as numbers."""
    columns = [column for column, *_ in connection.execute(f"DESCRIBE {source}").fetchall()]
    numbers = [f"{c}::numbered_{_KEY_OF[c]} AS {c}" for c in columns if c in _KEY_OF]
    return f"SELECT * REPLACE ({', '.join(numbers)}) {source}" if numbers else f"SELECT * {source}"


def _database(connection: duckdb.DuckDBPyConnection) -> str:
    """Return the quoted name of the database, past which temporary tables do not reach."""
    (name,) = connection.execute("SELECT current_database()").fetchall()[0]
    return f'"{name}"'
