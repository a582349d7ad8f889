"""The life of a finding: it ends only by what was read anew and judged, and a second update changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest

from tests.expectations.relation_examples import document_of
from tests.warehouse.books import NIGHT, capture
from tests.warehouse.nights import MENDED, STILL_WRONG, TOTAL, WRONG, judge_book, take_night
from transforms.errors import BrokenPdfError
from transforms.model import Document
from warehouse.connect import open_memory
from warehouse.history import update_history
from warehouse.load import load_document, load_refusal, transaction
from warehouse.runs import begin_run, record_captures

ELSEWHERE = document_of("T05 total basic_expenditure 30.00 | T05 201 basic_expenditure 30.00")
REFUSED = document_of(TOTAL.format("30.00") + " | form T03 status=refused")


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        yield opened


def ask(connection: duckdb.DuckDBPyConnection, columns: str) -> list[tuple[Any, ...]]:
    return connection.execute(f"SELECT {columns} FROM finding_states ORDER BY finding_id").fetchall()


def waive(connection: duckdb.DuckDBPyConnection, until: str) -> None:
    """Waive every finding until a day, given as SQL."""
    connection.execute(
        f"INSERT INTO waivers SELECT finding_id, '口径不同', '值班员', now(), {until} FROM finding_history"
    )


def test_a_new_finding_is_open_and_knows_the_run_that_saw_it(connection: duckdb.DuckDBPyConnection) -> None:
    take_night(connection, 1, WRONG)
    assert ask(connection, "state, first_run, last_run, document_id, publisher, fiscal_year, kind, site") == [
        ("open", "run-1", "run-1", WRONG.sha256, "青岚区统计局", 2024, "final_accounts", "demo")
    ]


def test_a_night_that_meets_the_same_bytes_again_moves_only_last_seen(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    take_night(connection, 1, WRONG)
    begin_run(connection, "run-2", NIGHT + timedelta(hours=20), "test")
    record_captures(connection, "run-2", [capture(WRONG, 2, state="unchanged")])
    update_history(connection)
    assert ask(connection, "state, first_run, last_run") == [("open", "run-1", "run-2")]


def test_a_night_that_cannot_reach_the_site_leaves_last_seen_where_it_was(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    take_night(connection, 1, WRONG)
    take_night(connection, 2, None)
    assert ask(connection, "state, last_run, last_seen") == [("open", "run-1", NIGHT)]


def test_a_version_that_holds_resolves_and_is_named(connection: duckdb.DuckDBPyConnection) -> None:
    take_night(connection, 1, WRONG)
    take_night(connection, 2, MENDED)
    assert ask(connection, "state, resolved_by, resolved_version, resolved_at, last_run") == [
        ("resolved", MENDED.sha256, 2, NIGHT + timedelta(days=1), "run-1")
    ]


def test_a_version_that_still_fails_keeps_it_open_since_the_first(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    take_night(connection, 1, WRONG)
    take_night(connection, 2, STILL_WRONG)
    assert ask(connection, "state, first_run, last_run, document_id, resolved_by") == [
        ("open", "run-1", "run-2", STILL_WRONG.sha256, None)
    ]


@pytest.mark.parametrize("unread", [ELSEWHERE, REFUSED], ids=["form missing", "form refused"])
def test_a_version_in_which_the_form_was_not_read_resolves_nothing(
    connection: duckdb.DuckDBPyConnection, unread: Document
) -> None:
    take_night(connection, 1, WRONG)
    take_night(connection, 2, unread)
    assert ask(connection, "state, resolved_by, last_run") == [("open", None, "run-1")]


def test_a_version_that_the_second_reader_doubts_resolves_nothing(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    take_night(connection, 1, WRONG)
    take_night(connection, 2, STILL_WRONG, confirm=False)
    assert ask(connection, "state, resolved_by, last_run") == [("open", None, "run-1")]


def test_a_book_that_can_no_longer_be_read_resolves_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    take_night(connection, 1, WRONG)
    load_refusal(connection, WRONG.sha256, BrokenPdfError("damaged"), "code-2", NIGHT)
    update_history(connection)
    assert ask(connection, "state, last_run") == [("open", "run-1")]


def test_a_version_not_yet_judged_resolves_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    take_night(connection, 1, WRONG)
    record_captures(connection, "run-2", [capture(MENDED, 2, page_date=date(2025, 9, 2))])
    load_document(connection, MENDED, "code-2", NIGHT + timedelta(days=1))
    update_history(connection)
    assert ask(connection, "state") == [("open",)]


def test_a_finding_that_we_no_longer_make_of_the_same_bytes_is_withdrawn_not_resolved(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    take_night(connection, 1, WRONG)
    corrected = replace(MENDED, sha256=WRONG.sha256)
    load_document(connection, corrected, "code-2", NIGHT + timedelta(days=1))
    judge_book(connection, corrected, NIGHT + timedelta(days=1))
    update_history(connection)
    assert ask(connection, "state, resolved_by, superseded_by") == [("superseded", None, None)]


def test_a_finding_that_another_took_the_place_of_points_to_it_and_lends_its_age(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    take_night(connection, 1, WRONG)
    ((old,),) = ask(connection, "finding_id")
    connection.execute(
        "UPDATE findings SET finding_id = 'f' || finding_id[2:], relation = 'R999', "
        "also = [relation || ':' || instance], first_seen = ?",
        [NIGHT + timedelta(days=1)],
    )
    update_history(connection)
    successor = f"f{old[1:]}"
    assert sorted(ask(connection, "finding_id, state, superseded_by, first_seen")) == sorted(
        [(old, "superseded", successor, NIGHT), (successor, "open", None, NIGHT)]
    )


def test_a_finding_that_comes_back_is_open_again_and_as_old_as_ever(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    take_night(connection, 1, WRONG)
    take_night(connection, 2, MENDED)
    take_night(connection, 3, STILL_WRONG)
    assert ask(connection, "state, first_run, last_run, resolved_by, resolved_version, resolved_at") == [
        ("open", "run-1", "run-3", None, None, None)
    ]


def test_one_of_another_book_is_left_alone(connection: duckdb.DuckDBPyConnection) -> None:
    take_night(connection, 1, WRONG)
    take_night(connection, 2, replace(MENDED, publisher="青岚区档案馆"))
    assert ask(connection, "state") == [("open",)]


def test_books_of_unknown_bodies_share_no_finding(connection: duckdb.DuckDBPyConnection) -> None:
    take_night(connection, 1, replace(WRONG, publisher=""))
    take_night(connection, 2, replace(STILL_WRONG, publisher=""))
    assert ask(connection, "state, last_run") in (
        [("open", "run-1"), ("open", "run-2")],
        [("open", "run-2"), ("open", "run-1")],
    )


def test_a_waiver_explains_a_finding_until_its_last_day(connection: duckdb.DuckDBPyConnection) -> None:
    take_night(connection, 1, WRONG)
    waive(connection, "(now() AT TIME ZONE 'Asia/Shanghai')::DATE")
    update_history(connection)
    assert ask(connection, "state, waiver_reason") == [("waived", "口径不同")]
    assert connection.execute("SELECT state FROM finding_history").fetchall() == [("waived",)]
    assert connection.execute("FROM open_findings").fetchall() == []
    waive(connection, "(now() AT TIME ZONE 'Asia/Shanghai')::DATE - 1")
    assert ask(connection, "state, waiver_reason") == [("open", None)]
    update_history(connection)
    assert connection.execute("SELECT state FROM finding_history").fetchall() == [("open",)]
    assert len(connection.execute("FROM open_findings").fetchall()) == 1


def test_a_waived_finding_that_is_mended_is_resolved(connection: duckdb.DuckDBPyConnection) -> None:
    take_night(connection, 1, WRONG)
    waive(connection, "DATE '2099-01-01'")
    take_night(connection, 2, MENDED)
    assert ask(connection, "state, resolved_by") == [("resolved", MENDED.sha256)]


@pytest.mark.parametrize(
    "last", [WRONG, STILL_WRONG, MENDED, ELSEWHERE], ids=["same", "still", "mended", "no form"]
)
def test_a_second_update_changes_nothing(connection: duckdb.DuckDBPyConnection, last: Document) -> None:
    take_night(connection, 1, WRONG)
    take_night(connection, 2, last)
    first = connection.execute("FROM finding_history").fetchall()
    update_history(connection)
    assert connection.execute("FROM finding_history").fetchall() == first


def test_nights_that_died_before_the_history_are_made_good_by_the_next(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    take_night(connection, 1, WRONG)
    take_night(connection, 2, MENDED)
    expected = ask(connection, "* EXCLUDE (first_seen, last_seen)")
    connection.execute("DELETE FROM finding_history")
    update_history(connection)
    assert ask(connection, "* EXCLUDE (first_seen, last_seen)") == expected


def test_an_update_that_fails_leaves_the_history_as_it_was(connection: duckdb.DuckDBPyConnection) -> None:
    take_night(connection, 1, WRONG)
    before = connection.execute("FROM finding_history").fetchall()
    connection.execute("DROP VIEW open_findings")
    connection.execute("DROP VIEW finding_states")
    connection.execute("DROP VIEW active_waivers")
    record_captures(connection, "run-2", [capture(WRONG, 2, state="unchanged")])
    with pytest.raises(duckdb.CatalogException, match="active_waivers"):
        update_history(connection)
    assert connection.execute("FROM finding_history").fetchall() == before
    with transaction(connection):
        assert connection.execute("SELECT count(*) FROM duckdb_tables() WHERE temporary").fetchall() == [(0,)]
