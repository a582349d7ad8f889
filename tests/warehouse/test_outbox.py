"""The outbox changes state only along its path, and never offers a letter twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from warehouse.connect import open_memory, open_warehouse
from warehouse.outbox import (
    OutboxError,
    OutboxLetter,
    enqueue_letter,
    find_interrupted,
    find_tellings,
    find_unsent,
    mark_postponed,
    mark_refused,
    mark_sending,
    mark_sent,
    mark_uncertain,
)

LETTER = OutboxLetter(
    letter_id="a" * 32,
    publisher="示例区档案馆",
    document_id="d" * 64,
    finding_ids=("f1", "f2"),
    recipient="finance@example.cn",
    language="zh",
    message_id="<a@example.cn>",
    path="a.eml",
)
UNADDRESSED = replace(LETTER, recipient=None)


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        yield opened


def read_state(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    return connection.execute("SELECT state, detail FROM letters").fetchall()


def test_a_letter_is_enqueued_once(connection: duckdb.DuckDBPyConnection) -> None:
    assert enqueue_letter(connection, LETTER) is True
    assert enqueue_letter(connection, LETTER) is False
    assert find_unsent(connection) == [LETTER]


def test_a_letter_that_was_sent_is_not_offered_again(connection: duckdb.DuckDBPyConnection) -> None:
    enqueue_letter(connection, LETTER)
    mark_sending(connection, LETTER.letter_id)
    mark_sent(connection, LETTER.letter_id, "250 queued")
    assert enqueue_letter(connection, replace(LETTER, recipient="other@example.cn")) is False
    assert find_unsent(connection) == []
    assert read_state(connection) == [("sent", "250 queued")]


def test_a_letter_without_an_address_waits_and_goes_out_once_it_has_one(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    enqueue_letter(connection, UNADDRESSED)
    assert find_unsent(connection) == []
    assert enqueue_letter(connection, UNADDRESSED) is False
    assert enqueue_letter(connection, LETTER) is True
    assert find_unsent(connection) == [LETTER]


def test_a_refused_letter_is_tried_again_only_at_another_address(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    moved = replace(LETTER, recipient="new@example.cn")
    enqueue_letter(connection, LETTER)
    mark_sending(connection, LETTER.letter_id)
    mark_refused(connection, LETTER.letter_id, "550 no such user")
    assert enqueue_letter(connection, LETTER) is False
    assert enqueue_letter(connection, moved) is True
    assert find_unsent(connection) == [moved]


def test_a_postponed_letter_waits_with_the_reply_of_the_server(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    enqueue_letter(connection, LETTER)
    mark_sending(connection, LETTER.letter_id)
    mark_postponed(connection, LETTER.letter_id, "451 greylisted")
    assert find_unsent(connection) == [replace(LETTER, detail="451 greylisted")]


def test_a_letter_whose_fate_is_unknown_is_for_a_person(connection: duckdb.DuckDBPyConnection) -> None:
    enqueue_letter(connection, LETTER)
    mark_sending(connection, LETTER.letter_id)
    assert find_interrupted(connection) == [replace(LETTER, state="sending")]
    mark_uncertain(connection, LETTER.letter_id, "crash")
    assert (find_interrupted(connection), find_unsent(connection)) == ([], [])
    assert enqueue_letter(connection, replace(LETTER, recipient="new@example.cn")) is False


def test_only_a_written_letter_can_be_sent(connection: duckdb.DuckDBPyConnection) -> None:
    enqueue_letter(connection, LETTER)
    mark_sending(connection, LETTER.letter_id)
    with pytest.raises(OutboxError, match="cannot become sending: it is not in state written"):
        mark_sending(connection, LETTER.letter_id)


def test_only_a_letter_on_its_way_can_have_been_sent(connection: duckdb.DuckDBPyConnection) -> None:
    enqueue_letter(connection, LETTER)
    with pytest.raises(OutboxError, match="cannot become sent: it is not in state sending"):
        mark_sent(connection, LETTER.letter_id, "250 ok")


def test_a_finding_named_in_a_letter_is_mentioned_to_that_publisher_only(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    enqueue_letter(connection, LETTER)
    assert set(find_tellings(connection, LETTER.publisher, LETTER.recipient)) == {"f1", "f2"}
    assert set(find_tellings(connection, LETTER.publisher, None)) == {"f1", "f2"}
    assert find_tellings(connection, "示例区审计局", LETTER.recipient) == {}


def test_a_letter_nobody_received_does_not_count_for_a_new_address(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    enqueue_letter(connection, UNADDRESSED)
    assert set(find_tellings(connection, LETTER.publisher, None)) == {"f1", "f2"}
    assert find_tellings(connection, LETTER.publisher, LETTER.recipient) == {}


def test_the_state_outlives_the_connection(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with open_warehouse(path) as connection:
        enqueue_letter(connection, LETTER)
        mark_sending(connection, LETTER.letter_id)
    with open_warehouse(path) as connection:
        assert find_interrupted(connection) == [replace(LETTER, state="sending")]
