"""A night leaves its record: when it began and ended, and what it met at every address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import duckdb
import pytest

from tests.warehouse.books import ADDRESS, NIGHT, capture
from warehouse.connect import open_memory
from warehouse.runs import (
    Answer,
    KnownAddress,
    begin_run,
    end_run,
    find_known,
    find_unended,
    record_captures,
    record_sites,
)

FIRST, SECOND = "a" * 64, "b" * 64


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        yield opened


def test_a_night_that_is_not_over_has_no_end(connection: duckdb.DuckDBPyConnection) -> None:
    begin_run(connection, "night-1", NIGHT, "code-1")
    assert connection.execute("SELECT run_id, ended_at, outcome FROM runs").fetchall() == [
        ("night-1", None, None)
    ]


def test_a_night_ends_with_its_outcome_and_a_summary_that_sql_can_ask(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    summary = {"sites": {"demo": "fresh"}, "faults": ["关系 R900 运行出错"]}
    begin_run(connection, "night-1", NIGHT, "code-1")
    begin_run(connection, "night-2", NIGHT, "code-1")
    end_run(connection, "night-1", NIGHT + timedelta(hours=1), "partial", summary)
    ended = connection.execute("SELECT ended_at, outcome, summary FROM runs ORDER BY run_id").fetchall()
    assert [(at, outcome) for at, outcome, _ in ended] == [
        (NIGHT + timedelta(hours=1), "partial"),
        (None, None),
    ]
    assert json.loads(ended[0][2]) == summary
    assert connection.execute("SELECT summary ->> '$.sites.demo' FROM runs ORDER BY run_id").fetchall() == [
        ("fresh",), (None,),
    ]  # fmt: skip


def test_an_outcome_is_one_of_three(connection: duckdb.DuckDBPyConnection) -> None:
    begin_run(connection, "night-1", NIGHT, "code-1")
    with pytest.raises(duckdb.ConstraintException):
        end_run(connection, "night-1", NIGHT, "fine", {})


def test_captures_are_stored_whole_under_their_run(connection: duckdb.DuckDBPyConnection) -> None:
    rows = [capture(FIRST), capture(SECOND, url=ADDRESS + "?2")]
    record_captures(connection, "night-1", rows)
    stored = connection.execute("SELECT * EXCLUDE (capture_id) FROM captures ORDER BY url").fetchall()
    assert stored == [("night-1", *row) for row in rows]


def test_what_the_server_answered_is_kept_beside_its_capture(connection: duckdb.DuckDBPyConnection) -> None:
    rows = [capture(FIRST, state="unchanged"), capture(SECOND, url=ADDRESS + "?2")]
    answer = Answer(200, ADDRESS + "?3", {"server": "IIS", "x-via": "中"})
    record_captures(connection, "night-1", rows, {1: answer})
    kept = connection.execute(
        "SELECT c.url, a.status, a.final_url, a.headers ->> '$.x-via' FROM captures AS c "
        "JOIN capture_answers AS a USING (capture_id)"
    ).fetchall()
    assert kept == [(ADDRESS + "?2", 200, ADDRESS + "?3", "中")]


def test_an_address_met_twice_in_a_night_is_two_captures(connection: duckdb.DuckDBPyConnection) -> None:
    record_captures(connection, "night-1", [capture(FIRST), capture(FIRST)])
    assert connection.execute("SELECT count(*) FROM captures").fetchone() == (2,)


def test_captures_that_cannot_all_be_stored_are_not_stored_at_all(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    with pytest.raises(duckdb.ConstraintException):
        record_captures(connection, "night-1", [capture(FIRST), capture(SECOND, role="picture")])
    assert connection.execute("FROM captures").fetchall() == []
    record_captures(connection, "night-1", [capture(FIRST)])
    assert connection.execute("SELECT count(*) FROM captures").fetchone() == (1,)


def test_what_is_known_of_an_address_is_what_it_last_held(connection: duckdb.DuckDBPyConnection) -> None:
    record_captures(connection, "night-1", [capture(FIRST, night=1, etag='"1"', last_modified="Mon")])
    record_captures(connection, "night-2", [capture(SECOND, night=2, etag='"2"', last_modified="Tue")])
    assert find_known(connection, "demo") == [KnownAddress(ADDRESS, SECOND, '"2"', "Tue")]


def test_validators_that_the_server_stopped_sending_are_forgotten(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    record_captures(connection, "night-1", [capture(FIRST, night=1, etag='"1"', last_modified="Mon")])
    record_captures(connection, "night-2", [capture(SECOND, night=2, etag=None, last_modified=None)])
    assert find_known(connection, "demo") == [KnownAddress(ADDRESS, SECOND, None, None)]


def test_a_night_without_content_does_not_hide_what_was_captured_before(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    record_captures(connection, "night-1", [capture(FIRST, night=1)])
    lost = capture(FIRST, night=2, state="failed", sha256=None, etag=None)
    record_captures(connection, "night-2", [lost])
    assert find_known(connection, "demo") == [KnownAddress(ADDRESS, FIRST, '"1"', None)]


def test_each_site_knows_its_own_addresses(connection: duckdb.DuckDBPyConnection) -> None:
    record_captures(connection, "night-1", [capture(FIRST, site="other")])
    assert find_known(connection, "demo") == []


def test_nights_that_died_are_those_since_the_last_that_ended(connection: duckdb.DuckDBPyConnection) -> None:
    for hour, run_id in enumerate(("died_long_ago", "ended", "died", "died_again")):
        begin_run(connection, run_id, NIGHT + timedelta(hours=hour), "code-1")
    end_run(connection, "ended", NIGHT + timedelta(hours=2), "completed", {})
    assert find_unended(connection) == ["died", "died_again"]


def test_a_site_keeps_the_name_its_file_gave_last(connection: duckdb.DuckDBPyConnection) -> None:
    record_sites(connection, [("demo", "青岚", "990101"), ("other", "红岩区", "990102")])
    record_sites(connection, [("demo", "青岚区", "990101")])
    rows = connection.execute("FROM sites ORDER BY site").fetchall()
    assert rows == [("demo", "青岚区", "990101"), ("other", "红岩区", "990102")]
