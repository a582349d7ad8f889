"""Reads the code lists in `codes/` and keeps them in the warehouse, where the relations on codes compare with them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import duckdb

from transforms.errors import MingzhangError
from warehouse.load import insert_rows

FOLDER = Path(__file__).parent / "codes"
CodeRow = tuple[str, str, str, int | None, int | None, int]
SectionRow = tuple[str, str]

_CODES = {
    "function": r"2\d{2}(?:\d{2}){0,2}",
    "department_economic": r"3\d{2}(?:\d{2})?",
    "government_economic": r"5\d{2}(?:\d{2})?",
}
_CODE_COLUMNS = ["code", "name", "first_year", "last_year", "docs"]
_SECTION_COLUMNS = ["body_like", "section"]


class CodeListError(MingzhangError):
    """A code list that cannot be used; names the file, the line and what is wrong."""


def load_reference_codes(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the code lists in place of those the warehouse holds, where they differ.

    Opens no transaction of its own, so that it can stand in that of the schema.
    Raises: CodeListError for a list that cannot be used.
    """
    _replace(connection, "reference_codes", read_codes(FOLDER))
    _replace(connection, "own_sections", read_own_sections(FOLDER))


def _replace(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Put rows in place of those a table holds, unless it holds these already."""
    if set(connection.execute(f"FROM {table}").fetchall()) != set(rows):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - fixed names
        insert_rows(connection, table, rows)


@cache
def read_codes(folder: Path) -> tuple[CodeRow, ...]:
    """Return (classification, code, name, first year, last year, disclosures it was counted in) of every row.

    Raises: CodeListError for a row that is none, or one that stands twice.
    """
    return tuple(row for system in _CODES for row in _read_system(folder, system))


def _read_system(folder: Path, system: str) -> Iterator[CodeRow]:
    """Yield the rows of one classification."""
    path = folder / f"{system}.csv"
    for number, (code, name, first, last, docs) in _lines(path, _CODE_COLUMNS, identity=2):
        years = (first, last)
        if not re.fullmatch(_CODES[system], code):
            raise CodeListError(f"{path}, line {number}: «{code}» is no code of this classification")
        if not name or re.search(r"[\s()]", name):
            raise CodeListError(f"{path}, line {number}: write «{name}» without spaces, brackets full width")
        if not all(re.fullmatch(r"(?:20\d\d)?", year) for year in years) or not docs.isdecimal():
            raise CodeListError(f"{path}, line {number}: years are empty or 20xx, docs is a number")
        first_year, last_year = (int(year) if year else None for year in years)
        yield system, code, name, first_year, last_year, int(docs)


@cache
def read_own_sections(folder: Path) -> tuple[SectionRow, ...]:
    """Return (pattern of a body's name, code of its own section) of every row.

    Raises: CodeListError for a row that is none, or one that stands twice.
    """
    path = folder / "own_section.csv"
    rows = []
    for number, (body_like, section) in _lines(path, _SECTION_COLUMNS, identity=2):
        if not re.fullmatch(r"2\d{4}", section):
            raise CodeListError(f"{path}, line {number}: «{section}» is no section, which has 5 digits")
        rows.append((body_like, section))
    return tuple(rows)


def _lines(path: Path, columns: list[str], identity: int) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, values) of a list with these columns; the first `identity` values stand once."""
    seen: set[tuple[str, ...]] = set()
    with path.open(encoding="utf-8", newline="") as handle:
        for number, values in enumerate(csv.reader(handle), start=1):
            if len(values) != len(columns) or (number == 1 and values != columns):
                raise CodeListError(f"{path}, line {number}: the columns are {', '.join(columns)}")
            known = tuple(values[:identity])
            if known in seen:
                raise CodeListError(f"{path}, line {number}: «{' '.join(known)}» stands twice; keep one")
            seen.add(known)
            if number > 1:
                yield number, values
