"""`mingzhang sql`: one question to the released database, answered as a table or as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from transforms.errors import MingzhangError
from warehouse.connect import open_release


class QuestionError(MingzhangError):
    """A question that DuckDB cannot answer; carries DuckDB's own words."""


def answer_query(release: Path, query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the columns and rows that the release answers; it can neither write nor reach another file.

    Raises: QuestionError with DuckDB's message; WarehouseError when there is no release yet.
    """
    with open_release(release) as connection:
        try:
            result = connection.execute(query)
            columns = [column[0] for column in result.description or ()]
            return columns, result.fetchall()
        except duckdb.Error as error:
            raise QuestionError(str(error)) from error


def print_answer(columns: list[str], rows: list[tuple[Any, ...]], console: Console) -> None:
    """Print an answer as a table."""
    table = Table()
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if value is None else str(value)) for value in row))
    console.print(table)
    console.print(f"{len(rows)} rows", highlight=False)


def as_json_lines(columns: list[str], rows: list[tuple[Any, ...]]) -> str:
    """Return an answer as one JSON object a line; exact amounts stay text."""
    return "\n".join(
        json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=str) for row in rows
    )
