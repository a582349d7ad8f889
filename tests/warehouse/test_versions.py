"""A book that comes back is current again; one that is taken down is a state, told once and never deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest

from tests.warehouse.books import ADDRESS, NIGHT, capture
from tests.warehouse.nights import MENDED, WRONG, judge_book
from transforms.model import Document
from warehouse.connect import open_memory
from warehouse.history import update_history
from warehouse.load import load_document
from warehouse.read import find_unjudged, read_disclosures
from warehouse.runs import begin_run, record_captures
from warehouse.versions import find_silent, read_taken_down, record_returns

LIST = "https://www.example.gov.cn/czyjs/"
PAGE = "https://www.example.gov.cn/czyjs/t20250912.html"
OTHER_ADDRESS = "https://www.example.gov.cn/czyjs/P020251001.pdf"
OTHER_PAGE = "https://www.example.gov.cn/czyjs/t20251001.html"

Row = tuple[Any, ...]


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        yield opened


def book(document: Document | str, night: int, *, other: bool = False, **changes: Any) -> Row:
    """Return the capture of a book at its address, or at the other."""
    where = {"url": OTHER_ADDRESS, "page_url": OTHER_PAGE} if other else {"page_url": PAGE}
    return capture(document, night, **(where | changes))


def walk(night: int, *, pages: tuple[str, ...] = (PAGE,), **changes: Any) -> list[Row]:
    """Return the captures of a list and of detail pages; `changes` are those of the last."""
    rows = [capture("0" * 64, night, url=LIST, role="list", page_url=None)]
    rows += [capture("1" * 64, night, url=page, role="detail", page_url=LIST) for page in pages]
    if changes:
        last = [*zip(CAPTURE_COLUMNS, rows[-1], strict=True)]
        rows[-1] = tuple((dict(last) | changes).values())
    return rows


CAPTURE_COLUMNS = (
    "site", "url", "role", "page_url", "page_title", "link_text", "page_date", "url_date", "captured_at", "state",
    "sha256", "size_bytes", "content_type", "etag", "last_modified", "detail",
)  # fmt: skip


def crawl(connection: duckdb.DuckDBPyConnection, night: int, *rows: Row) -> list[str]:
    """Record a night's captures and what they hold; return the books that came back."""
    begin_run(connection, f"run-{night}", NIGHT + timedelta(days=night - 1), "test")
    record_captures(connection, f"run-{night}", rows)
    held = {row[CAPTURE_COLUMNS.index("sha256")] for row in rows}
    for document in (WRONG, MENDED):
        if (
            document.sha256 in held
            and not connection.execute("FROM documents WHERE document_id = ?", [document.sha256]).fetchone()
        ):
            load_document(connection, document, "code", NIGHT)
    returned = record_returns(connection, f"run-{night}")
    for document in (WRONG, MENDED):
        if document.sha256 in find_unjudged(connection, "relations"):
            judge_book(connection, document, NIGHT + timedelta(days=night - 1))
    update_history(connection)
    return returned


def versions(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, int, bool, str | None]]:
    names = {WRONG.sha256: "A", MENDED.sha256: "B"}
    return [
        (names[d.document_id], d.version, d.is_current, names.get(d.replaces or ""))
        for d in read_disclosures(connection)
    ]


def standing(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    names = {WRONG.sha256: "A", MENDED.sha256: "B"}
    rows = connection.execute("SELECT document_id, state FROM standings").fetchall()
    return sorted((names[document_id], state) for document_id, state in rows)


A_AGAIN = [("B", 2, False, "A"), ("A", 3, True, "B")]


@pytest.mark.parametrize(
    ("second", "third"),
    [
        (book(MENDED, 2, state="changed"), book(WRONG, 3, state="changed")),
        (book(MENDED, 2, other=True), book(WRONG, 3, state="unchanged")),
        (book(MENDED, 2, other=True), book(WRONG, 3, url="https://www.example.gov.cn/czyjs/P3.pdf")),
    ],
    ids=["under one address", "at its old address", "at a third address"],
)
def test_an_older_book_put_up_again_is_current_and_replaces_the_newer(
    connection: duckdb.DuckDBPyConnection, second: Row, third: Row
) -> None:
    assert crawl(connection, 1, *walk(1), book(WRONG, 1)) == []
    assert crawl(connection, 2, *walk(2), second) == []
    assert crawl(connection, 3, *walk(3), third) == [WRONG.sha256]
    assert versions(connection) == A_AGAIN
    assert record_returns(connection, "run-3") == []


def test_a_book_that_came_back_is_judged_again_and_its_finding_is_open_again(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    states = []
    for night, document in enumerate((WRONG, MENDED, WRONG, MENDED), start=1):
        crawl(connection, night, *walk(night), book(document, night, state="changed"))
        states += connection.execute(
            "SELECT state, resolved_version, resolved_at FROM finding_states"
        ).fetchall()
    assert states == [
        ("open", None, None),
        ("resolved", 2, NIGHT + timedelta(days=1)),
        ("open", None, None),
        ("resolved", 4, NIGHT + timedelta(days=3)),
    ]


def test_a_third_version_replaces_the_one_that_came_back(connection: duckdb.DuckDBPyConnection) -> None:
    for night, document in enumerate((WRONG, MENDED, WRONG, MENDED), start=1):
        crawl(connection, night, *walk(night), book(document, night, state="changed"))
    assert versions(connection) == [("A", 3, False, "B"), ("B", 4, True, "A")]


@pytest.mark.parametrize(
    "rows",
    [
        [*walk(3), book(WRONG, 3), book(MENDED, 3, other=True)],
        [*walk(3), book(WRONG, 3), book("", 3, other=True, state="failed", sha256=None)],
        [*walk(3, state="failed", sha256=None), book(WRONG, 3)],
        [*walk(3)],
    ],
    ids=["both stand", "the newer could not be had", "a page could not be read", "neither was met"],
)
def test_a_newer_version_keeps_its_place_while_nothing_says_that_it_is_gone(
    connection: duckdb.DuckDBPyConnection, rows: list[Row]
) -> None:
    crawl(connection, 1, *walk(1), book(WRONG, 1))
    crawl(connection, 2, *walk(2), book(WRONG, 2), book(MENDED, 2, other=True))
    assert crawl(connection, 3, *rows) == []
    assert versions(connection) == [("A", 1, False, None), ("B", 2, True, "A")]


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        ([*walk(2), book(WRONG, 2, state="unchanged")], "published"),
        ([*walk(2), book("", 2, state="gone", sha256=None)], "withdrawn"),
        ([*walk(2), book("2" * 64, 2, state="not_a_pdf")], "withdrawn"),
        ([*walk(2, state="gone", sha256=None)], "withdrawn"),
        ([*walk(2)], "withdrawn"),
        ([*walk(2), book("2" * 64, 2, state="changed")], "overwritten"),
        ([*walk(2, pages=())], "unlisted"),
        ([*walk(2), book("", 2, state="failed", sha256=None)], "published"),
        ([*walk(2, state="failed", sha256=None)], "published"),
        ([], "published"),
    ],
    ids=[
        "met", "gone", "a page in its place", "its page is gone", "its page links it no more", "another file",
        "on no list", "not to be had", "its page not to be had", "its site not asked",
    ],
)  # fmt: skip
def test_a_book_that_is_taken_down_is_a_state(
    connection: duckdb.DuckDBPyConnection, rows: list[Row], state: str
) -> None:
    crawl(connection, 1, *walk(1), book(WRONG, 1))
    crawl(connection, 2, *rows)
    assert standing(connection) == [("A", state)]
    told = [(down.title, down.state) for down in read_taken_down(connection, "run-2")]
    assert told == ([] if state == "published" else [(WRONG.title, state)])


def test_a_book_that_is_taken_down_is_told_once_and_is_published_again_when_met(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    crawl(connection, 1, *walk(1), book(WRONG, 1))
    for night in (2, 3):
        crawl(connection, night, *walk(night))
    assert [len(read_taken_down(connection, f"run-{night}")) for night in (1, 2, 3)] == [0, 1, 0]
    crawl(connection, 4, *walk(4), book(WRONG, 4))
    assert standing(connection) == [("A", "published")]
    assert versions(connection) == [("A", 1, True, None)]


def test_a_replaced_version_is_neither_published_nor_taken_down(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    crawl(connection, 1, *walk(1), book(WRONG, 1))
    crawl(connection, 2, *walk(2), book(MENDED, 2, state="changed", url=ADDRESS))
    assert standing(connection) == [("A", "replaced"), ("B", "published")]
    assert read_taken_down(connection, "run-2") == []


@pytest.mark.parametrize(
    ("changes", "silent"),
    [
        ({}, True),
        ({"page_date": None}, True),
        ({"page_date": date(2025, 10, 1)}, False),
        ({"page_title": "青岚区统计局2024年度部门决算公开（更正）"}, False),
        ({"link_text": "重新公开的决算.pdf"}, False),
    ],
    ids=["same page", "no date", "a later date", "its title says so", "its link says so"],
)
def test_a_change_is_silent_when_nothing_on_the_site_tells_of_it(
    connection: duckdb.DuckDBPyConnection, changes: dict[str, Any], silent: bool
) -> None:
    crawl(connection, 1, *walk(1), book(WRONG, 1))
    crawl(connection, 2, *walk(2), book(MENDED, 2, state="changed", **changes))
    assert find_silent(connection, [WRONG.sha256, MENDED.sha256]) == ({MENDED.sha256} if silent else set())
    (row,) = connection.execute(
        "SELECT version, same_address, is_return, replaces FROM replacements"
    ).fetchall()
    assert row == (2, True, False, WRONG.sha256)
