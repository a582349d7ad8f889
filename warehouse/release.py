"""The released file: built beside, verified, put in place by rename. Readers never wait and never see half.

The release is read-only and written in storage version v1.2.0, so that every DuckDB since 1.2 opens it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.connect import WarehouseError, open_release

STORAGE_VERSION = "v1.2.0"
READ_ONLY = 0o444


@dataclass(frozen=True, slots=True)
class Release:
    """A released file, with the number of rows of each table."""

    path: Path
    rows: dict[str, int]


def publish_release(connection: duckdb.DuckDBPyConnection, path: Path) -> Release:
    """Return the release of the warehouse as it is now, in place at `path`.

    The new file is built under another name in the same folder and verified; only then is it renamed. A crash
    before the rename leaves the last release current, and the next call removes what was left.
    Raises: WarehouseError when the copy does not hold what the warehouse holds; the last release stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.building")
    beside.unlink(missing_ok=True)
    expected = count_rows(connection)
    _copy(connection, beside)
    with open_release(beside) as copy:
        found = count_rows(copy)
    if found != expected:
        raise WarehouseError(
            f"the new release at {beside} lacks rows: {expected} in the warehouse, {found} in the copy"
        )
    _flush(beside)
    beside.chmod(READ_ONLY)
    beside.replace(path)
    _flush(path.parent)
    return Release(path, found)


def count_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return the number of rows of every table of the schema."""
    tables = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() AND NOT internal "
        "AND schema_name = 'main' ORDER BY 1"
    ).fetchall()
    return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0] for (name,) in tables}  # noqa: S608 - names of our own schema


def _copy(connection: duckdb.DuckDBPyConnection, target: Path) -> None:
    quoted = str(target).replace("'", "''")
    connection.execute(f"ATTACH '{quoted}' AS release_copy (STORAGE_VERSION '{STORAGE_VERSION}')")
    try:
        (source,) = connection.execute("SELECT current_database()").fetchall()[0]
        connection.execute(f'COPY FROM DATABASE "{source}" TO release_copy')
    finally:
        connection.execute("DETACH release_copy")


def _flush(path: Path) -> None:
    """Force a file or folder to disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
