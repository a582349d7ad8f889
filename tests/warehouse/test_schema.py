"""Everything a reader of the release meets is described where it stands, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from warehouse.connect import HERE, open_memory


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        yield opened


def names(connection: duckdb.DuckDBPyConnection, query: str) -> list[str]:
    return [name for (name,) in connection.execute(query).fetchall()]


def test_every_table_and_view_has_a_comment(connection: duckdb.DuckDBPyConnection) -> None:
    assert names(connection, "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL") == []
    assert (
        names(connection, "SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL") == []
    )


def test_every_column_of_a_table_has_a_comment(connection: duckdb.DuckDBPyConnection) -> None:
    bare = (
        "SELECT c.table_name || '.' || c.column_name FROM duckdb_columns() AS c "
        "JOIN duckdb_tables() USING (table_oid) WHERE c.comment IS NULL"
    )
    assert names(connection, bare) == []


def test_a_column_that_only_a_view_has_is_described_there(connection: duckdb.DuckDBPyConnection) -> None:
    """A column that a view takes under its own name is described by the table or view it comes from."""
    bare = """
        SELECT c.table_name || '.' || c.column_name
        FROM duckdb_columns() AS c JOIN duckdb_views() AS v ON v.view_oid = c.table_oid AND NOT v.internal
        ANTI JOIN (SELECT column_name FROM duckdb_columns() WHERE comment IS NOT NULL) USING (column_name)
        WHERE c.comment IS NULL
    """
    assert names(connection, bare) == []


def test_every_comment_is_in_both_languages(connection: duckdb.DuckDBPyConnection) -> None:
    comments = (
        "SELECT comment FROM duckdb_tables() UNION ALL SELECT comment FROM duckdb_columns() "
        "UNION ALL SELECT comment FROM duckdb_views() WHERE NOT internal"
    )
    assert (
        names(
            connection, f"SELECT comment FROM ({comments}) WHERE NOT regexp_matches(comment, '[一-鿿].* · ')"
        )
        == []
    )


@pytest.mark.parametrize("folder", ["schema", "views", "report"])
def test_each_file_makes_the_table_or_view_it_is_named_after(
    connection: duckdb.DuckDBPyConnection, folder: str
) -> None:
    kind = "table" if folder == "schema" else "view"
    schema = "report" if folder == "report" else "main"
    made = names(
        connection,
        f"SELECT {kind}_name FROM duckdb_{kind}s() WHERE NOT internal AND schema_name = '{schema}'",
    )
    files = {path.stem.lstrip("0123456789_") for path in (HERE / folder).glob("*.sql")} - {"asked"}  # a macro
    assert sorted(files) == sorted(made)


def test_money_is_never_a_float(connection: duckdb.DuckDBPyConnection) -> None:
    floats = (
        "SELECT column_name FROM duckdb_columns() WHERE data_type IN ('DOUBLE', 'FLOAT') AND NOT internal"
    )
    assert set(names(connection, floats)) == {"x0", "top", "x1", "bottom"}
    money = "SELECT DISTINCT data_type FROM duckdb_columns() WHERE ends_with(column_name, '_yuan')"
    assert names(connection, money) == ["DECIMAL(24,6)"]
