"""Writes the released database: the tables in the order questions read them, the views, and every comment.

The tables carry no keys: an index over millions of facts costs gigabytes, and the checks of a release prove what the
keys of the warehouse promised. Addresses of recipients stay at home.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse.connect import BUILDING_MEMORY, HERE, open_building
from warehouse.load import transaction

KEPT_HOME = ("letters",)
STORAGE_VERSION = "v1.2.0"
# Sorted so that a question about one form and one row reads the part of the file where it stands: first by the column
# named first, a batch a value, so that no sort is larger than one form; then by the others within it.
_SORTED = {
    "facts": ("form", "concept, measure"),
    "form_rows": ("form", "concept"),
    "forms": ("form", "document_id"),
    "verdicts": ("relation", "verdict"),
    "verdict_terms": ("relation", "document_id"),
}
_ABOUT = {
    "release_id": "发布编号，即时间 · identifier of the release, its time",
    "made_at": "发布时间 · when it was made",
    "code_version": "读取代码版本 · version of the reading code",
    "relations_version": "关系集版本 · version of the relations",
}


@dataclass(frozen=True, slots=True)
class Versions:
    """What made a release: version of the reading code and of the relations; empty where unknown."""

    code: str = ""
    relations: str = ""


def write_database(
    connection: duckdb.DuckDBPyConnection, path: Path, name: str, made_at: datetime, versions: Versions
) -> None:
    """Write the warehouse as a release into a new file at `path`."""
    comments = _read_comments(connection)
    _copy_tables(connection, path)
    with open_building(path) as release:
        release.execute("CREATE SCHEMA IF NOT EXISTS report")
        for comment in comments:
            release.execute(comment)
        for folder in ("views", "report"):
            for file in sorted((HERE / folder).glob("*.sql")):
                sql = file.read_text(encoding="utf-8")
                release.execute(sql)
                if sql.startswith("-- stored"):
                    _store(release, file.stem.lstrip("0123456789_"))
        _write_about(release, name, made_at, versions)
        _describe_columns(release)


def _copy_tables(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Copy the tables into a new file, all as they were at one moment."""
    quoted = str(path).replace("'", "''")
    tables = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() "
        "AND schema_name = 'main' AND NOT internal ORDER BY 1"
    ).fetchall()
    connection.execute(f"ATTACH '{quoted}' AS release_copy (STORAGE_VERSION '{STORAGE_VERSION}')")
    connection.execute(f"SET memory_limit = '{BUILDING_MEMORY}'")
    try:
        with transaction(connection):
            for (table,) in tables:
                connection.execute(f"CREATE TABLE release_copy.main.{table} AS FROM main.{table} LIMIT 0")
                if table not in KEPT_HOME:
                    _copy_rows(connection, table)
    finally:
        connection.execute("RESET memory_limit")
        connection.execute("DETACH release_copy")


def _copy_rows(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Copy the rows of one table in the order questions read them."""
    if table not in _SORTED:
        connection.execute(f"INSERT INTO release_copy.main.{table} FROM main.{table}")
        return
    batch, order = _SORTED[table]
    values = connection.execute(f"SELECT DISTINCT {batch} FROM main.{table} ORDER BY 1").fetchall()  # noqa: S608 - fixed names
    for value in values:
        connection.execute(
            f"INSERT INTO release_copy.main.{table} FROM main.{table} WHERE {batch} = ? ORDER BY {order}",
            value,
        )


def _read_comments(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the statements that describe the tables and their columns."""
    rows = connection.execute(
        """
        WITH tables AS (
            FROM duckdb_tables()
            WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal
        )
        SELECT 'TABLE main.' || table_name, comment FROM tables WHERE comment IS NOT NULL
        UNION ALL
        SELECT 'COLUMN main.' || c.table_name || '.' || c.column_name, c.comment
        FROM duckdb_columns() AS c
        SEMI JOIN tables USING (table_oid, database_name)
        WHERE c.comment IS NOT NULL
        """
    ).fetchall()
    return [_comment(what, words) for what, words in rows]


def _comment(what: str, words: str) -> str:
    quoted = words.replace("'", "''")
    return f"COMMENT ON {what} IS '{quoted}'"


def _store(release: duckdb.DuckDBPyConnection, view: str) -> None:
    """Put a table of its rows in place of a view, described as the view was."""
    ((words,),) = release.execute(
        "SELECT comment FROM duckdb_views() WHERE schema_name = 'report' AND view_name = ?", [view]
    ).fetchall()
    columns = release.execute(
        "SELECT column_name, comment FROM duckdb_columns() "
        "WHERE schema_name = 'report' AND table_name = ? AND comment IS NOT NULL",
        [view],
    ).fetchall()
    release.execute(f"CREATE TABLE report.stored AS FROM report.{view}")
    release.execute(f"DROP VIEW report.{view}")
    release.execute(f"ALTER TABLE report.stored RENAME TO {view}")
    release.execute(_comment(f"TABLE report.{view}", words))
    for column, described in columns:
        release.execute(_comment(f"COLUMN report.{view}.{column}", described))


def _write_about(
    release: duckdb.DuckDBPyConnection, name: str, made_at: datetime, versions: Versions
) -> None:
    """Write the one row that says what this release is."""
    release.execute(
        "CREATE TABLE report.release AS SELECT $1::VARCHAR AS release_id, $2::TIMESTAMPTZ AS made_at, "
        "$3::VARCHAR AS code_version, $4::VARCHAR AS relations_version",
        [name, made_at, versions.code, versions.relations],
    )
    release.execute(_comment("TABLE report.release", "本次发布。只有一行 · This release. Grain: one row"))
    for column, words in _ABOUT.items():
        release.execute(_comment(f"COLUMN report.release.{column}", words))


def _describe_columns(release: duckdb.DuckDBPyConnection) -> None:
    """Give every column of a view that has no words of its own those of the column of its name."""
    bare = release.execute(
        """
        WITH columns AS (FROM duckdb_columns() WHERE database_name = current_database() AND NOT internal),
        described AS (
            SELECT column_name, arg_min(comment, (schema_name = 'main', table_oid)) AS words
            FROM columns
            WHERE comment IS NOT NULL
            GROUP BY column_name
        )
        SELECT c.schema_name || '.' || c.table_name || '.' || c.column_name, d.words
        FROM columns AS c
        JOIN described AS d USING (column_name)
        WHERE c.comment IS NULL
        """
    ).fetchall()
    for column, words in bare:
        release.execute(_comment(f"COLUMN {column}", words))
