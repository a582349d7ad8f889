"""A waiver names its finding, its reason and its end; the last one counts, and none is ever changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import duckdb
import pytest

from warehouse.connect import open_memory
from warehouse.load import transaction
from warehouse.waivers import (
    BEIJING,
    MOST_DAYS,
    Waiver,
    WaiverError,
    add_waiver,
    read_waivers,
    usual_last_day,
)

NOW = datetime.now(UTC)
TODAY = NOW.astimezone(BEIJING).date()
FIRST, SECOND = "aa00000000000000", "ab00000000000000"
WAIVER = Waiver(FIRST, "上级专款未列入预算", "张三", NOW, usual_last_day(NOW))


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse with two open findings."""
    with open_memory() as opened:
        for finding_id in (FIRST, SECOND):
            opened.execute(
                "INSERT INTO finding_history BY NAME SELECT $1 AS finding_id, '青岚区统计局' AS publisher, "
                "2024 AS fiscal_year, 'final_accounts' AS kind, '' AS scope, 'd' AS document_id, 'R111' AS relation, "
                "'T03' AS instance, [] AS also, 'inconsistent' AS verdict, 'error' AS severity, '' AS message_zh, "
                "'' AS message_en, [] AS forms, ['d'] AS rests_on, now() AS first_seen, now() AS last_seen, "
                "'open' AS state, now() AS changed_at",
                [finding_id],
            )
        yield opened


def states(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    return [(listed.waiver.finding_id, listed.state) for listed in read_waivers(connection)]


def test_a_waiver_is_kept_with_who_why_when_and_until(connection: duckdb.DuckDBPyConnection) -> None:
    assert add_waiver(connection, WAIVER) == WAIVER
    (listed,) = read_waivers(connection)
    assert (listed.waiver, listed.state) == (WAIVER, "active")
    assert (listed.publisher, listed.fiscal_year, listed.relation) == ("青岚区统计局", 2024, "R111")


def test_a_waiver_without_a_day_ends_after_a_year() -> None:
    assert usual_last_day(datetime(2026, 11, 24, 17, tzinfo=UTC)) == date(2027, 11, 25)


def test_the_beginning_of_a_fingerprint_suffices(connection: duckdb.DuckDBPyConnection) -> None:
    assert add_waiver(connection, replace(WAIVER, finding_id="AB")).finding_id == SECOND


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"finding_id": "ffff"}, "no finding has the fingerprint 'ffff'"),
        ({"finding_id": " "}, "no finding has the fingerprint"),
        ({"finding_id": "a"}, "more than one fingerprint begins with 'a'"),
        ({"reason": " "}, "needs a reason"),
        ({"until": TODAY - timedelta(days=1)}, "is over"),
        ({"until": TODAY + timedelta(days=MOST_DAYS + 1)}, "more than three years off"),
    ],
)
def test_a_waiver_that_says_too_little_is_refused_and_nothing_is_kept(
    connection: duckdb.DuckDBPyConnection, changes: dict[str, object], said: str
) -> None:
    with pytest.raises(WaiverError, match=said):
        add_waiver(connection, replace(WAIVER, **changes))  # type: ignore[arg-type]
    assert read_waivers(connection) == []


def test_waiving_again_replaces_a_waiver_and_keeps_the_first(connection: duckdb.DuckDBPyConnection) -> None:
    add_waiver(connection, WAIVER)
    add_waiver(connection, replace(WAIVER, until=TODAY, waived_at=NOW + timedelta(seconds=1)))
    assert states(connection) == [(FIRST, "active"), (FIRST, "replaced")]


def test_an_expired_waiver_is_listed_as_one(connection: duckdb.DuckDBPyConnection) -> None:
    with transaction(connection):
        connection.execute(
            "INSERT INTO waivers VALUES (?, '旧因', '张三', ?, ?)",
            [SECOND, NOW - timedelta(days=400), TODAY - timedelta(days=35)],
        )
    assert states(connection) == [(SECOND, "expired")]
