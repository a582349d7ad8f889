"""Fills a warehouse with millions of facts: `python -m tests.districts.bulk PATH [FACTS]`.

A small district is drawn, published with adjusted tails and loaded as any book is; the rest are its copies under other
names, every amount times a whole factor, written by the database itself. What holds in the first holds in all: sums,
orders, and the opening of a year that the year before closed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import duckdb
from rich.console import Console

from tests.districts.documents import publish
from tests.districts.generate import generate_district
from tests.districts.ledger import District
from tests.districts.published import Style
from transforms.model import Document
from warehouse.connect import open_warehouse
from warehouse.load import load_document, transaction

CODE_VERSION = "generated"
LOADED_AT = datetime(2025, 11, 24, tzinfo=UTC)
YEARS = range(2020, 2025)
STYLE = Style(adjusted=True)
FIRST = "青岚区"
_NAMES = tuple(
    f"{one}{other}区"
    for one, other in product(
        "云松柏梅兰竹清秀锦绣昌盛宁康泰丰和顺文武", "江湖泉溪川洲陵峰台关浦港城阳阴原野林塘桥"
    )
)
_MOST_FACTOR = 20
_BATCH = 10  # districts a transaction

# Each table with what its copies have in place of the first district's.
_COPIES = {
    "documents": ("replace(publisher, $first, name) AS publisher", "replace(title, $first, name) AS title"),
    "forms": ("replace(publisher, $first, name) AS publisher",),
    "form_rows": (),
    "facts": (
        "amount_yuan * factor AS amount_yuan",
        "step_yuan * factor AS step_yuan",  # else tails of one unit would grow to many
        "if(state = 'printed' AND amount_yuan IS NOT NULL, format('{:,.2f}', amount_yuan * factor / 10000), text) AS text",
    ),
    "sentences": ("replace(text, $first, name) AS text",),
    "verdicts": tuple(
        f"{amount} * factor AS {amount}"
        for amount in ("printed_yuan", "expected_yuan", "difference_yuan", "bound_yuan")
    ),
    "verdict_terms": ("sha256(printed_in || name) AS printed_in",),
}


@dataclass(frozen=True, slots=True)
class Filled:
    """What a warehouse was filled with, and how long it took."""

    districts: int
    documents: int
    facts: int
    seconds: float


def publish_district(district: District, style: Style = STYLE) -> Iterator[Document]:
    """Yield the books of every body of a district for every year, its own roll-up last."""
    for body in (*district.bodies(), district):
        for year in district.years:
            yield publish(body, year, style)


def fill_warehouse(
    connection: duckdb.DuckDBPyConnection,
    facts: int,
    seed: int = 0,
    departments: int = 20,
    years: Sequence[int] = YEARS,
    books: Callable[[District], Iterable[Document]] = publish_district,
    judge: Callable[[duckdb.DuckDBPyConnection], None] = lambda _: None,
) -> Filled:
    """Load at least so many facts into an empty warehouse, and return what was loaded.

    `books` are those of the first district; `judge` may store verdicts on them before they are copied.

    Raises: ValueError when more districts would be needed than have names; ask for more departments.
    """
    began = time.perf_counter()
    for document in books(generate_district(seed, departments, years, FIRST)):
        load_document(connection, document, CODE_VERSION, LOADED_AT)
    judge(connection)
    (first,) = connection.execute("SELECT count(*) FROM facts").fetchall()[0]
    copies = max(0, -(-facts // first) - 1)
    if copies > len(_NAMES):
        raise ValueError(f"{copies} districts have no names; ask for more departments than {departments}")
    for start in range(0, copies, _BATCH):
        _copy_district(connection, _NAMES[start : min(start + _BATCH, copies)], start)
    (documents, loaded), *_ = connection.execute(
        "SELECT (SELECT count(*) FROM documents), count(*) FROM facts"
    ).fetchall()
    return Filled(copies + 1, documents, loaded, time.perf_counter() - began)


def _copy_district(connection: duckdb.DuckDBPyConnection, names: Sequence[str], start: int) -> None:
    """Write copies of the first district under other names, in one transaction."""
    factors = [2 + (start + number) % (_MOST_FACTOR - 1) for number in range(len(names))]
    with transaction(connection):
        for table, changes in _COPIES.items():
            replaced = ", ".join(("sha256(document_id || name) AS document_id", *changes))
            connection.execute(
                f"""
                INSERT INTO {table}
                SELECT t.* REPLACE ({replaced})
                FROM {table} AS t
                CROSS JOIN (SELECT unnest($names::VARCHAR[]) AS name, unnest($factors::INTEGER[]) AS factor)
                WHERE document_id IN (SELECT document_id FROM documents WHERE starts_with(publisher, $first))
                """,
                {"first": FIRST, "names": list(names), "factors": factors},
            )


def main(path: Path, facts: int) -> None:
    """Fill a new warehouse and say how long it took."""
    with open_warehouse(path) as connection:
        filled = fill_warehouse(connection, facts)
    Console().print(
        f"{filled.districts} districts, {filled.documents:,} books, {filled.facts:,} facts in {filled.seconds:.0f} s; "
        f"{path.stat().st_size / 1e6:,.0f} MB"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000)
