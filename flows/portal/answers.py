"""The questions of oversight with their answers: a page of the first rows, and all rows as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb

from flows.answers import as_csv
from flows.ask import QuestionError, run_query
from warehouse.question_files import Question

MOST_ROWS = 200
_HIDDEN = ("document_id",)


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with the first rows of its answer, all texts; `failure` is why there is none."""

    question: Question
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    count: int
    csv_text: str
    failure: str = ""


def answer_all(release: duckdb.DuckDBPyConnection, questions: Sequence[Question]) -> Iterator[Answered]:
    """Yield every question with its answer for the whole release; one that fails stops no other."""
    for question in questions:
        try:
            answer = run_query(release, question.sql)
        except QuestionError as error:
            yield Answered(question, (), (), 0, "", str(error).splitlines()[0])
            continue
        shown = [place for place, name in enumerate(answer.columns) if name not in _HIDDEN]
        yield Answered(
            question=question,
            columns=[answer.columns[place] for place in shown],
            rows=[[_write(row[place]) for place in shown] for row in answer.rows[:MOST_ROWS]],
            count=len(answer.rows),
            csv_text=as_csv(answer, bom=True),
        )


def _write(value: Any) -> str:
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
