"""A province of 100 districts × 60 departments × 5 years: fill it, release it, ask it all questions, and say how long.

`python -m tests.bench.province FOLDER [DISTRICTS] [DEPARTMENTS] [JUDGED]`; the folder keeps the warehouse and the
release. JUDGED is 1 to store the verdicts of the relations within one book, too: three times as many rows.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
from rich.console import Console

from expectations.catalogue import read_catalogue
from expectations.judge import Judged, judge_documents
from expectations.store import store_judgement
from tests.districts.bulk import LOADED_AT, STYLE, YEARS, fill_warehouse
from tests.districts.generate import generate_district
from tests.districts.ledger import Body, District
from tests.districts.prose import publish_budget, publish_with_prose
from transforms.model import Document
from warehouse.connect import open_release, open_warehouse
from warehouse.question_files import read_questions
from warehouse.release import DATABASE, publish_release


def publish_departments(district: District) -> Iterator[Document]:
    """Yield final accounts with prose and the budget of every department of every year, and the district's own book."""
    bodies: tuple[Body, ...] = (*district.departments, district)
    for body in bodies:
        for year in district.years:
            yield publish_with_prose(body, year, STYLE)
            yield publish_budget(body, year, STYLE)


def judge_alone(connection: duckdb.DuckDBPyConnection) -> None:
    """Store the verdicts of the relations within one book, on every book of the warehouse."""
    relations = [relation for relation in read_catalogue() if relation.scope == "within"]
    ids = [row[0] for row in connection.execute("SELECT document_id FROM documents ORDER BY 1").fetchall()]
    by_document: dict[str, list[Judged]] = {}
    for one in judge_documents(connection, ids, relations):
        by_document.setdefault(one.document_id, []).append(one)
    for document_id, judged in by_document.items():
        store_judgement(connection, document_id, "generated", judged, [], {}, LOADED_AT)


def main(folder: Path, districts: int = 100, departments: int = 60, judged: int = 0) -> None:
    """Fill, release and ask a province, and print sizes, times and the slowest questions."""
    console = Console(highlight=False)
    warehouse, link = folder / "warehouse.duckdb", folder / "release"
    first = sum(
        len(book.facts) + len(book.claims)
        for book in publish_departments(generate_district(0, departments, YEARS, "青岚区"))
    )
    if not warehouse.exists():
        with open_warehouse(warehouse) as connection:
            filled = fill_warehouse(
                connection,
                first * (districts - 1) + 1,
                0,
                departments,
                books=publish_departments,
                judge=judge_alone if judged else lambda _: None,
            )
        console.print(f"filled: {filled}; {warehouse.stat().st_size / 1e6:,.0f} MB")
    used = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    began = time.perf_counter()
    with open_warehouse(warehouse) as connection:
        release = publish_release(connection, link / DATABASE)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    console.print(f"rows: {release.rows}")
    console.print(
        f"released in {time.perf_counter() - began:.0f} s, {usage.ru_utime - used:.0f} s of CPU, "
        f"most memory of this process {usage.ru_maxrss / 1e6:.1f} GB"
    )
    for part in ("mingzhang.duckdb", "parquet", "csv"):
        files = [link / part] if (link / part).is_file() else (link / part).rglob("*")
        console.print(f"{part}: {sum(f.stat().st_size for f in files if f.is_file()) / 1e6:,.0f} MB")
    _ask_all(link / DATABASE, console)


def _ask_all(path: Path, console: Console) -> None:
    """Ask every question of the whole province, and of one of its districts."""
    for whom in ("", "SET VARIABLE district = '青岚区'"):
        took = []
        with open_release(path) as release:
            release.execute(whom or "SELECT 1")
            for question in read_questions():
                began = time.perf_counter()
                rows = len(release.execute(question.sql).fetchall())
                took.append((time.perf_counter() - began, question.question_id, rows))
        took.sort(reverse=True)
        console.print(
            f"{whom or 'whole province'}: slowest "
            + ", ".join(f"{q} {s:.2f} s {n} rows" for s, q, n in took[:8])
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
