"""Shows an answer: as a table for people, as CSV for spreadsheets, as one JSON object a line for programs."""

from __future__ import annotations

import csv
import io
import json
import re

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.ask import Answer
from warehouse.question_files import Question

BOM = "\ufeff"
_HASH = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{52}\b")
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+\-]?[\d,]*\.?\d+[%％]?")


def print_answer(answer: Answer, console: Console) -> None:
    """Print an answer as a table; the hashes of files by their first digits, as they are told apart."""
    table = Table()
    for column in answer.columns:
        table.add_column(Text(column), overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text(_HASH.sub(r"\1…", _as_text(value))) for value in row))
    console.print(table)
    console.print(f"{len(answer.rows)} rows", highlight=False)


def print_question(question: Question, console: Console) -> None:
    """Print what a question asks, what a row of its answer is, and what to beware of."""
    lines = [
        f"{question.question_id} {question.title_zh} · {question.title_en}",
        f"每行 · a row is: {question.grain}",
        *(f"注意 · beware: {warning}" for warning in question.warnings),
    ]
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def as_json_lines(answer: Answer) -> str:
    """Return an answer as one JSON object a line; exact amounts stay text."""
    return "\n".join(
        json.dumps(dict(zip(answer.columns, row, strict=True)), ensure_ascii=False, default=str)
        for row in answer.rows
    )


def as_csv(answer: Answer, *, bom: bool = False) -> str:
    """Return an answer as CSV, for Excel with a byte order mark.

    A text that a spreadsheet would run as a formula (beginning with = + - @, a tab or a carriage return, and no number)
    has an apostrophe before it. Lists are joined by «；».
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow([_harmless(column) for column in answer.columns])
    writer.writerows([_harmless(_as_text(value)) for value in row] for row in answer.rows)
    return (BOM if bom else "") + sheet.getvalue()


def _as_text(value: object) -> str:
    if value is None:
        return ""
    return "；".join(map(_as_text, value)) if isinstance(value, list) else str(value)


def _harmless(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
