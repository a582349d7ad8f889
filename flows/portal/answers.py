"""The questions of oversight with their answers: a page of the first rows, and all rows as CSV."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

import duckdb

from flows.answers import as_csv
from flows.ask import QuestionError, run_query
from warehouse.question_files import Question

MOST_ROWS = 200
_HIDDEN = ("document_id",)
_END = re.compile(r"[：，（；:,;(]")


class Heading(NamedTuple):
    """A column of an answer: its name in SQL, and in Chinese and English where the release describes it."""

    name: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with the first rows of its answer, all texts; `failure` is why there is none."""

    question: Question
    columns: Sequence[Heading]
    rows: Sequence[Sequence[str]]
    count: int
    csv_text: str
    failure: str = ""


def answer_all(release: duckdb.DuckDBPyConnection, questions: Sequence[Question]) -> Iterator[Answered]:
    """Yield every question with its answer for the whole release; one that fails stops no other."""
    headings = read_headings(release)
    for question in questions:
        try:
            answer = run_query(release, question.sql)
        except QuestionError as error:
            yield Answered(question, (), (), 0, "", str(error).splitlines()[0])
            continue
        shown = [place for place, name in enumerate(answer.columns) if name not in _HIDDEN]
        yield Answered(
            question=question,
            columns=[headings.get(answer.columns[p], Heading(answer.columns[p], "", "")) for p in shown],
            rows=[[_write(row[place]) for place in shown] for row in answer.rows[:MOST_ROWS]],
            count=len(answer.rows),
            csv_text=as_csv(answer, bom=True),
        )


def read_headings(release: duckdb.DuckDBPyConnection) -> dict[str, Heading]:
    """Return the columns that the release describes in one way only, by name: the beginning of what it says of each."""
    rows = release.execute(
        """
        SELECT column_name, arg_min(comment, (table_name <> 'facts', table_name <> 'books'))
        FROM duckdb_columns()
        WHERE comment IS NOT NULL AND (schema_name = 'report' OR table_name = 'facts')
        GROUP BY column_name
        HAVING count(DISTINCT comment) = 1 OR bool_or(table_name IN ('facts', 'books'))
        """
    ).fetchall()
    return {name: Heading(name, *_shorten(comment)) for name, comment in rows}


def _shorten(comment: str) -> tuple[str, str]:
    """Return the first words of both halves of a comment."""
    zh, _, en = comment.partition(" · ")
    return _END.split(zh, maxsplit=1)[0], _END.split(en, maxsplit=1)[0]


def _write(value: object) -> str:
    """Return a value as a cell shows it; amounts are exact."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():,f}"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return "、".join(_write(part) for part in value)
    return str(value)
