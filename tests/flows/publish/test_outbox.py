"""Each letter goes out once, whatever the server says and whenever the program dies."""

from __future__ import annotations

import email
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.policy import SMTP
from pathlib import Path

import duckdb
import pytest

from expectations.findings import Finding
from flows.publish.letter import Letter, LetterError, write_letter
from flows.publish.outbox import DeliveryReport, deliver, keep_news
from tests.flows.publish.samples import QUESTION, WRITTEN_AT, WRONG_PAIR, WRONG_SUM, make_book
from tests.flows.publish.smtp_server import Postbox, find_free_port, open_postbox, settings_for
from warehouse.connect import open_memory, open_warehouse
from warehouse.outbox import Telling, find_tellings

ROOT = Path(__file__).parents[3]
CHILD = "tests.flows.publish.deliver_in_child"
CLERK = "finance@example.cn"


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        yield opened


def letter_about(
    findings: Sequence[Finding] = (WRONG_SUM,), recipient: str | None = CLERK, **changes: object
) -> Letter:
    return write_letter(
        make_book(findings, **changes),
        recipient,
        "明账 <mingzhang@example.cn>",
        pictures={},
        period="2025-11",
        written_at=WRITTEN_AT,
    )


def find_current(connection: duckdb.DuckDBPyConnection) -> dict[str, Telling]:
    """What the publisher was told, the documents of all letters being the newest."""
    found = find_tellings(connection, make_book().publisher, CLERK)
    return {finding_id: replace(telling, is_current=True) for finding_id, telling in found.items()}


def read_states(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    return connection.execute("SELECT state, detail FROM letters ORDER BY created_at, letter_id").fetchall()


def test_without_a_server_letters_are_written_to_the_folder(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    letter = letter_about()
    report = deliver(connection, [letter], tmp_path / "outbox", None)
    (path,) = (tmp_path / "outbox").iterdir()
    assert report == DeliveryReport(written=[letter.letter_id])
    assert path.name == f"{letter.letter_id}.eml"
    assert email.message_from_bytes(path.read_bytes(), policy=SMTP)["To"] == CLERK
    assert read_states(connection) == [("written", "")]


def test_a_letter_is_mailed_once_however_often_the_night_is_run(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    postbox, letter = Postbox(), letter_about()
    with open_postbox(postbox) as port:
        first = deliver(connection, [letter], tmp_path, settings_for(port))
        second = deliver(connection, [letter], tmp_path, settings_for(port))
    assert first == DeliveryReport(written=[letter.letter_id], sent=[letter.letter_id])
    assert second == DeliveryReport(repeated=[letter.letter_id])
    assert postbox.recipients == [CLERK]
    assert email.message_from_bytes(postbox.letters[0])["X-Mingzhang-Letter"] == letter.letter_id
    assert read_states(connection) == [("sent", "250 queued as 1")]


def test_the_server_gets_the_very_letter_that_lies_in_the_folder(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    postbox, letter = Postbox(), letter_about()
    with open_postbox(postbox) as port:
        deliver(connection, [letter], tmp_path, settings_for(port))
    assert postbox.letters == [(tmp_path / f"{letter.letter_id}.eml").read_bytes()]


def test_a_letter_refused_for_good_is_not_tried_again(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    postbox, letter = Postbox(at_recipient=lambda: "550 5.1.1 no such user"), letter_about()
    with open_postbox(postbox) as port:
        report = deliver(connection, [letter], tmp_path, settings_for(port))
        again = deliver(connection, [letter], tmp_path, settings_for(port))
    assert report.refused == [letter.letter_id]
    assert (again.sent, again.refused) == ([], [])
    assert read_states(connection) == [("refused", "550 5.1.1 no such user")]


def test_a_refused_letter_goes_out_once_its_address_is_corrected(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    postbox = Postbox(at_recipient=lambda: "550 no such user")
    with open_postbox(postbox) as port:
        deliver(connection, [letter_about()], tmp_path, settings_for(port))
        postbox.at_recipient = lambda: None
        deliver(connection, [letter_about(recipient="new@example.cn")], tmp_path, settings_for(port))
    assert postbox.recipients == ["new@example.cn"]
    assert b"new@example.cn" in postbox.letters[0]


@pytest.mark.parametrize("step", ["at_recipient", "at_letter"])
def test_a_letter_put_off_by_the_server_goes_out_the_next_night(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, step: str
) -> None:
    postbox, letter = Postbox(), letter_about()
    setattr(postbox, step, lambda: "451 4.7.1 greylisted")
    with open_postbox(postbox) as port:
        tonight = deliver(connection, [letter], tmp_path, settings_for(port))
        assert read_states(connection) == [("written", "451 4.7.1 greylisted")]
        setattr(postbox, step, lambda: None)
        tomorrow = deliver(connection, [], tmp_path, settings_for(port))
    assert tonight.postponed == [letter.letter_id]
    assert tomorrow == DeliveryReport(sent=[letter.letter_id])
    assert len(postbox.letters) == 1


def test_one_refusal_does_not_keep_the_other_letters_back(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    answers = iter(["550 no such user", None])
    letters = [letter_about(), letter_about(publisher="示例区审计局", recipient="audit@example.cn")]
    postbox = Postbox(at_recipient=lambda: next(answers))
    with open_postbox(postbox) as port:
        report = deliver(connection, letters, tmp_path, settings_for(port))
    assert (len(report.refused), len(report.sent)) == (1, 1)


def test_a_server_that_is_not_there_leaves_the_letters_for_the_next_night(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    letter, port = letter_about(), find_free_port()
    report = deliver(connection, [letter], tmp_path, settings_for(port))
    assert report.unreachable.startswith(f"mail server 127.0.0.1:{port}: ConnectionRefusedError")
    assert read_states(connection) == [("written", "")]
    with open_postbox(Postbox()) as other_port:
        assert deliver(connection, [], tmp_path, settings_for(other_port)).sent == [letter.letter_id]


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")
def test_a_wrong_password_is_our_fault_and_refuses_no_letter(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    with open_postbox(Postbox(), password="right") as port:
        settings = settings_for(port, username="clerk", password="wrong")
        report = deliver(connection, [letter_about()], tmp_path, settings)
    assert "535" in report.unreachable
    assert read_states(connection) == [("written", "")]


def test_a_publisher_without_an_address_has_its_letter_in_the_folder_only(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    postbox, letter = Postbox(), letter_about(recipient=None)
    with open_postbox(postbox) as port:
        report = deliver(connection, [letter], tmp_path, settings_for(port))
        assert report == DeliveryReport(written=[letter.letter_id])
        assert (tmp_path / f"{letter.letter_id}.eml").exists()
        addressed = deliver(connection, [letter_about()], tmp_path, settings_for(port))
    assert addressed.sent == [letter.letter_id]
    assert postbox.recipients == [CLERK]


def test_a_finding_that_a_letter_names_already_is_not_mailed_again(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    deliver(connection, [letter_about([WRONG_SUM])], tmp_path, None)
    republished = letter_about([WRONG_SUM, WRONG_PAIR], document_id="e" * 64)
    assert deliver(connection, [republished], tmp_path, None).repeated == [republished.letter_id]
    book = make_book([WRONG_SUM, WRONG_PAIR])
    fresh = keep_news(book, find_current(connection))
    assert fresh.findings == (WRONG_PAIR,)
    second = letter_about(fresh.findings)
    assert deliver(connection, [second], tmp_path, None).written == [second.letter_id]
    assert keep_news(book, find_current(connection)).findings == ()


def test_a_letter_that_no_longer_stands_is_withheld(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    postbox, letter = Postbox(), letter_about()
    deliver(connection, [letter], tmp_path, None)
    with open_postbox(postbox) as port:
        report = deliver(connection, [], tmp_path, settings_for(port), still_stands=lambda _: False)
    assert report == DeliveryReport(withheld=[letter.letter_id])
    assert postbox.letters == []


def test_a_letter_whose_file_was_taken_away_keeps_nobody_back(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    lost, other = letter_about(), letter_about([QUESTION])
    deliver(connection, [lost, other], tmp_path, None)
    (tmp_path / f"{lost.letter_id}.eml").unlink()
    with open_postbox(Postbox()) as port:
        report = deliver(connection, [], tmp_path, settings_for(port))
    assert report == DeliveryReport(withheld=[lost.letter_id], sent=[other.letter_id])


def test_a_malformed_id_never_becomes_a_file_name(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    with pytest.raises(LetterError, match="not a letter id"):
        deliver(connection, [replace(letter_about(), letter_id="../escape")], tmp_path, None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("step", "left_behind", "letters_in_all"),
    [("at_greeting", "written", 1), ("at_recipient", "sending", 0), ("at_letter", "sending", 1)],
)
def test_a_run_killed_at_any_step_never_sends_a_letter_twice(
    tmp_path: Path, step: str, left_behind: str, letters_in_all: int
) -> None:
    warehouse, folder, postbox, started = (
        tmp_path / "w.duckdb",
        tmp_path / "outbox",
        Postbox(),
        threading.Event(),
    )
    children: list[subprocess.Popen[bytes]] = []

    def kill_the_child() -> str:
        assert started.wait(30)
        children[0].kill()
        children[0].wait()
        return "250 OK"

    setattr(postbox, step, kill_the_child)
    with open_postbox(postbox) as port:
        command = [sys.executable, "-m", CHILD, str(warehouse), str(folder), str(port)]
        with subprocess.Popen(command, cwd=ROOT) as child:
            children.append(child)
            started.set()
        setattr(postbox, step, lambda: None)
        with open_warehouse(warehouse) as connection:
            assert [state for state, _ in read_states(connection)] == [left_behind]
            report = deliver(connection, [letter_about()], folder, settings_for(port))
            again = deliver(connection, [letter_about()], folder, settings_for(port))
            states = [state for state, _ in read_states(connection)]
    assert states == ["uncertain" if left_behind == "sending" else "sent"]
    assert (len(report.uncertain), len(report.sent)) == ((1, 0) if left_behind == "sending" else (0, 1))
    assert (again.uncertain, again.sent) == ([], [])
    assert len(postbox.letters) == letters_in_all
