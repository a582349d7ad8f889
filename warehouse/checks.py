"""Blocking checks on a new release: each .sql file in `checks/` returns what is wrong, and nothing when all is well.

The first two lines of a file are its title, in Chinese and in English; each row it returns is one offence, in its
first column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from warehouse.question_files import read_questions

if TYPE_CHECKING:
    from warehouse.manifest import Manifest

FOLDER = Path(__file__).parent / "checks"
MOST_SHRINKAGE_PCT = 20
_MOST_OFFENCES = 5
_SHRINKING = ("documents", "facts")
_TITLES = re.compile(r"-- (?P<zh>\S.*)\n-- en: (?P<en>\S.*)\n")


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a release: what must hold, and what offends it, at most a few; none when it passed."""

    name: str
    title_zh: str
    title_en: str
    offences: tuple[str, ...] = ()


def run_checks(
    release: duckdb.DuckDBPyConnection,
    expected: Mapping[str, int],
    found: Mapping[str, int],
    last: Manifest | None,
) -> list[Check]:
    """Return every check with its offences: the files of `checks/`, whole tables, no loss since the last, questions.

    `expected` are the rows of the warehouse by table, `found` those of the release.
    """
    return [
        *(_run_file(release, path) for path in sorted(FOLDER.glob("*.sql"))),
        _check_whole(expected, found),
        _check_shrinkage(found, last),
        _check_views(release),
        _check_questions(release),
    ]


def _run_file(release: duckdb.DuckDBPyConnection, path: Path) -> Check:
    sql = path.read_text(encoding="utf-8")
    titles = _TITLES.match(sql)
    if titles is None:
        raise ValueError(f"{path}: the first lines must read «-- 标题» and «-- en: title»")
    rows = release.execute(sql).fetchmany(_MOST_OFFENCES)
    return Check(path.stem, titles["zh"], titles["en"], tuple(str(row[0]) for row in rows))


def _check_whole(expected: Mapping[str, int], found: Mapping[str, int]) -> Check:
    tables = sorted(expected.keys() | found.keys())
    lacking = tuple(
        f"{table} lacks rows: {expected.get(table)} in the warehouse, {found.get(table)} in the release"
        for table in tables
        if expected.get(table) != found.get(table)
    )
    return Check("tables_whole", "各表行数与仓库一致", "every table holds the rows of the warehouse", lacking)


def _check_shrinkage(found: Mapping[str, int], last: Manifest | None) -> Check:
    before = {table.name: table.rows for table in last.tables} if last else {}
    lost = tuple(
        f"{table}: {before[table]} in the last release, {found[table]} now"
        for table in _SHRINKING
        if found[table] * 100 < before.get(table, 0) * (100 - MOST_SHRINKAGE_PCT)
    )
    return Check(
        "nothing_lost",
        f"文件与数字比上次减少不超过{MOST_SHRINKAGE_PCT}%",
        f"no more than {MOST_SHRINKAGE_PCT} % of the documents or facts of the last release are gone",
        lost,
    )


def _check_views(release: duckdb.DuckDBPyConnection) -> Check:
    views = release.execute(
        "SELECT schema_name || '.' || view_name FROM duckdb_views() "
        "WHERE database_name = current_database() AND NOT internal ORDER BY 1"
    ).fetchall()
    broken = tuple(reason for (view,) in views if (reason := _explain(release, f"FROM {view}", view)))
    return Check("views_answer", "每个视图都能查询", "every view can be asked", broken)


def _check_questions(release: duckdb.DuckDBPyConnection) -> Check:
    broken = tuple(reason for q in read_questions() if (reason := _explain(release, q.sql, q.question_id)))
    return Check("questions_answer", "每个问题都能回答", "every question can be answered", broken)


def _explain(release: duckdb.DuckDBPyConnection, query: str, name: str) -> str:
    """Return why a query cannot be bound to the tables; nothing when it can. DESCRIBE binds it and plans nothing."""
    try:
        release.execute(f"DESCRIBE {query}")
    except duckdb.Error as error:
        return f"{name}: {str(error).splitlines()[0]}"
    return ""
