"""Writes the tables of a release as Parquet, by fiscal year, and as CSV, and measures what the database holds.

CSV is UTF-8, packed with zstd, which takes a fifth of the time of gzip. A text that a spreadsheet would run as a formula (beginning with = + - @, a tab or a
carriage return, and no number) has an apostrophe before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.checks import Check
from warehouse.connect import open_building

_BEGINS_FORMULA = ", ".join(str(ord(character)) for character in "=+-@\t\r")
_NUMBER = r"[+\-][\d,.]+[%％]?"


@dataclass(frozen=True, slots=True)
class TableContents:
    """A table of the release: its rows, and a checksum of them that their order does not change.

    The checksum is the sum of DuckDB's hash() over the rows: two releases made by the same DuckDB compare by it.
    """

    name: str
    rows: int
    checksum: str


def measure_tables(release: duckdb.DuckDBPyConnection) -> list[TableContents]:
    """Return every table of the release's main schema with its rows and checksum."""
    return [TableContents(name, *_measure(release, name)) for name in _list_tables(release)]


def write_tables(database: Path, folder: Path) -> list[Check]:
    """Write every table below `parquet/` and `csv/` of a folder; return the check that Parquet holds all rows."""
    offences = []
    with open_building(database, read_only=True) as release:
        for name in _list_tables(release):
            (folder / "parquet").mkdir(exist_ok=True)
            (folder / "csv").mkdir(exist_ok=True)
            ((rows,),) = release.execute(f"SELECT count(*) FROM main.{name}").fetchall()  # noqa: S608 - fixed names
            written = _write_parquet(release, name, folder / "parquet" / name, rows)
            _write_csv(release, name, folder / "csv" / f"{name}.csv.zst")
            if written != rows:
                offences.append(f"{name}: {rows} rows, {written} in Parquet")
    return [Check("parquet_whole", "Parquet 与数据库行数一致", "Parquet holds every row", tuple(offences))]


def _list_tables(release: duckdb.DuckDBPyConnection) -> list[str]:
    rows = release.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() "
        "AND schema_name = 'main' AND NOT internal AND table_name <> 'letters' ORDER BY 1"
    ).fetchall()
    return [name for (name,) in rows]


def _measure(release: duckdb.DuckDBPyConnection, name: str) -> tuple[int, str]:
    ((rows, checksum),) = release.execute(
        f"SELECT count(*), coalesce(sum(hash(t)), 0)::VARCHAR FROM main.{name} AS t"  # noqa: S608 - fixed names
    ).fetchall()
    return rows, checksum


def _write_parquet(release: duckdb.DuckDBPyConnection, name: str, target: Path, rows: int) -> int:
    """Write a table: a folder a fiscal year where its rows belong to documents, else one file; return the rows written."""
    columns = {
        column
        for (column,) in release.execute(
            "SELECT column_name FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = ?", [name]
        ).fetchall()
    }
    source, partition = f"FROM main.{name}", ""
    if rows and "document_id" in columns:
        partition = ", PARTITION_BY (fiscal_year), WRITE_PARTITION_COLUMNS false"
        if "fiscal_year" not in columns:
            source = (
                f"SELECT t.*, d.fiscal_year FROM main.{name} AS t "  # noqa: S608 - fixed names
                "LEFT JOIN (SELECT document_id, fiscal_year FROM main.documents) AS d USING (document_id)"
            )
    quoted = str(target if partition else target.with_suffix(".parquet")).replace("'", "''")
    ((written,),) = release.execute(
        f"COPY ({source}) TO '{quoted}' (FORMAT parquet, COMPRESSION zstd{partition})"
    ).fetchall()
    return int(written)


def _write_csv(release: duckdb.DuckDBPyConnection, name: str, target: Path) -> None:
    columns = release.execute(
        "SELECT column_name, data_type FROM duckdb_columns() "
        "WHERE schema_name = 'main' AND table_name = ? ORDER BY column_index",
        [name],
    ).fetchall()
    selected = ", ".join(_harmless(column) if kind == "VARCHAR" else column for column, kind in columns)
    quoted = str(target).replace("'", "''")
    release.execute(
        f"COPY (SELECT {selected} FROM main.{name}) TO '{quoted}' (FORMAT csv, HEADER, COMPRESSION zstd)"  # noqa: S608 - fixed names
    )


def _harmless(column: str) -> str:
    """Return a column whose texts no spreadsheet runs as formulas; only what begins like one is looked at twice."""
    return (
        f"CASE WHEN ascii({column}) IN ({_BEGINS_FORMULA}) THEN if(regexp_full_match({column}, '{_NUMBER}'), "
        f"{column}, '''' || {column}) ELSE {column} END AS {column}"
    )
