"""Writes the data dictionary: every table, view and column of a release with what its comment says, as one HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from warehouse.question_files import read_questions

_HERE = Path(__file__).parent


class Column(NamedTuple):
    """One column as the dictionary shows it."""

    name: str
    kind: str
    words: str


class Relation(NamedTuple):
    """A table or view as the dictionary shows it."""

    schema: str
    name: str
    is_view: bool
    words: str
    columns: Sequence[Column]


def read_dictionary(release: duckdb.DuckDBPyConnection) -> list[Relation]:
    """Return the tables and views of a release, those for readers (`report`) first."""
    columns: dict[tuple[str, str], list[Column]] = {}
    for schema, table, *column in release.execute(
        "SELECT schema_name, table_name, column_name, data_type, coalesce(comment, '') FROM duckdb_columns() "
        "WHERE database_name = current_database() AND NOT internal ORDER BY schema_name, table_name, column_index"
    ).fetchall():
        columns.setdefault((schema, table), []).append(Column(*column))
    relations = release.execute(
        """
        SELECT schema_name, table_name, FALSE, coalesce(comment, '') FROM duckdb_tables()
        WHERE database_name = current_database() AND NOT internal
        UNION ALL
        SELECT schema_name, view_name, TRUE, coalesce(comment, '') FROM duckdb_views()
        WHERE database_name = current_database() AND NOT internal
        ORDER BY schema_name DESC, table_name
        """
    ).fetchall()
    return [
        Relation(schema, name, is_view, words, columns[schema, name])
        for schema, name, is_view, words in relations
    ]


def write_dictionary(release: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the dictionary of a release, its questions included, as one page that needs no other file."""
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    ((name, made_at),) = release.execute("SELECT release_id, made_at FROM report.release").fetchall()
    page = environment.get_template("dictionary.html.j2").render(
        name=name, made_at=made_at, relations=read_dictionary(release), questions=read_questions()
    )
    path.write_text(page, encoding="utf-8")
