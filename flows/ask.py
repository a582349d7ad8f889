"""Asks the released database: a question of the catalogue or SQL of one's own, answered and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import duckdb

from transforms.errors import MingzhangError
from warehouse.connect import open_release
from warehouse.question_files import Question

_ANSWERED = {"SELECT", "EXPLAIN", "SET"}
_OF_WHOM = {"district": "district", "publisher": "publisher", "year": "fiscal_year"}
# DuckDB shows where a query is wrong in further lines; what it refuses to do is said in the first.
_REFUSALS = (duckdb.PermissionException, duckdb.InvalidInputException)


class QuestionError(MingzhangError):
    """A question that DuckDB cannot answer; carries DuckDB's own words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns and rows of an answer; amounts are exact."""

    columns: list[str]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class ReleaseLabel:
    """Which release answered, for a person: its name and when it was made."""

    name: str
    made_at: str


def answer_query(release: Path, query: str) -> Answer:
    """Return what the release answers to SQL, the last statement of several.

    It can neither write nor reach another file. Raises: QuestionError with DuckDB's message; WarehouseError when there
    is no release yet.
    """
    with open_release(release) as connection:
        return run_query(connection, query)


def run_query(connection: duckdb.DuckDBPyConnection, query: str) -> Answer:
    """Return what an open release answers to SQL: SELECT, DESCRIBE, SHOW, SUMMARIZE, EXPLAIN, SET VARIABLE.

    Raises: QuestionError with DuckDB's message, for whatever else as well.
    """
    try:
        answer = Answer([], [])
        for statement in connection.extract_statements(query):
            kind = statement.type.name
            if kind not in _ANSWERED:
                raise QuestionError(
                    f"the release is read-only and {kind} is disabled here; "
                    "ask by SELECT, DESCRIBE, SHOW, SUMMARIZE, EXPLAIN or SET VARIABLE"
                )
            result = connection.execute(statement)
            answer = Answer([column[0] for column in result.description or ()], result.fetchall())
    except _REFUSALS as error:
        raise QuestionError(str(error).splitlines()[0]) from error
    except duckdb.Error as error:
        raise QuestionError(str(error)) from error
    return answer


def answer_question(
    release: Path, question: Question, of_whom: Mapping[str, str | int | None]
) -> tuple[Answer, ReleaseLabel]:
    """Return the answer to a question of the catalogue, and which release gave it.

    `of_whom` may name a district, a publisher and a year; without one the question is asked of all.
    Raises: QuestionError for a district, publisher or year that the release does not have.
    """
    with open_release(release) as connection:
        for variable, value in of_whom.items():
            if value is not None:
                _require_known(connection, variable, value)
                _set_variable(connection, variable, value)
        return run_query(connection, question.sql), read_label(connection)


def read_label(connection: duckdb.DuckDBPyConnection) -> ReleaseLabel:
    """Return which release is open."""
    ((name, made_at),) = connection.execute(
        "SELECT release_id, strftime(made_at::TIMESTAMP, '%Y-%m-%d %H:%M UTC') FROM report.release"
    ).fetchall()
    return ReleaseLabel(name, made_at)


def _set_variable(connection: duckdb.DuckDBPyConnection, variable: str, value: str | int) -> None:
    quoted = str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
    connection.execute(f"SET VARIABLE {variable} = {quoted}")


def _require_known(connection: duckdb.DuckDBPyConnection, variable: str, value: str | int) -> None:
    """Raise QuestionError where no book of the release is of that district, publisher or year."""
    column = _OF_WHOM[variable]
    known = [
        row[0]
        for row in connection.execute(
            f"SELECT DISTINCT {column} FROM report.books WHERE {column} IS NOT NULL ORDER BY 1"  # noqa: S608 - fixed names
        ).fetchall()
    ]
    if value not in known:
        raise QuestionError(f"the release has no {variable} «{value}»{_suggest(str(value), known)}")


def _suggest(value: str, known: Sequence[str | int]) -> str:
    names = [str(name) for name in known]
    near = [name for name in names if value in name] or get_close_matches(value, names)
    return "; there is " + ", ".join((near or names)[:5]) if names else "; it has no books"
