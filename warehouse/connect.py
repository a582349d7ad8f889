"""Opens DuckDB databases: the only `duckdb.connect` of the project.

One process writes the warehouse; readers open a released file. Always used as a context manager, because an open
result at process exit can abort the process (DuckDB 2.0.0).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from transforms.errors import MingzhangError
from warehouse.reference import load_reference_codes

HERE = Path(__file__).parent
BUILDING_MEMORY = "3GB"
# No file, no network, no extension, no variable of the calling program, no spilling beside the release; none undone.
_LOCKS = (
    "temp_directory = ''",
    "python_enable_replacements = false",
    "autoinstall_known_extensions = false",
    "autoload_known_extensions = false",
    "allow_community_extensions = false",
    "enable_external_access = false",
    "lock_configuration = true",
)


class WarehouseError(MingzhangError):
    """The warehouse cannot be opened or written; says what to do."""


@contextmanager
def open_warehouse(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a writing connection to the warehouse at `path`, its schema and views in place.

    Raises: WarehouseError when another process holds the file or it is no DuckDB database.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _connect(path, read_only=False) as connection:
        apply_schema(connection)
        yield connection


@contextmanager
def open_memory() -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield an empty warehouse in memory, for judging a file at hand and for tests."""
    with duckdb.connect(":memory:") as connection:
        apply_schema(connection)
        yield connection


@contextmanager
def open_release(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a read-only connection to a released file that can reach nothing outside it.

    Raises: WarehouseError when there is no release yet.
    """
    if not path.exists():
        raise WarehouseError(f"no release at {path}; run `mingzhang nightly` (or `make demo`) first")
    with _connect(path, read_only=True) as connection:
        for setting in _LOCKS:
            connection.execute(f"SET {setting}")
        yield connection


@contextmanager
def open_building(path: Path, *, read_only: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection to a release that is being built, with a bound on its memory.

    Nobody else knows the file yet.
    """
    with _connect(path, read_only=read_only) as connection:
        connection.execute(f"SET memory_limit = '{BUILDING_MEMORY}'")
        connection.execute("SET preserve_insertion_order = false")
        yield connection


def apply_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every table and view that is missing and bring the code lists up to date, in one transaction."""
    connection.begin()
    connection.execute("CREATE SCHEMA IF NOT EXISTS report")
    for folder in ("schema", "views", "report"):
        for path in sorted((HERE / folder).glob("*.sql")):
            connection.execute(path.read_text(encoding="utf-8"))
    load_reference_codes(connection)
    connection.commit()


def _connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), read_only=read_only)
    except duckdb.IOException as error:
        reason = str(error).splitlines()[0]
        raise WarehouseError(
            f"cannot open {path}: {reason}; stop the other process or choose another folder"
        ) from error
