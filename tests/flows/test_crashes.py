"""Killed by SIGKILL anywhere and run again: nothing is lost, and nothing is sent twice."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from flows.crawl.archive import Archive
from flows.demo.site import BOOKS_FOLDER
from tests.demo_books.planted import FILE as PLANTED
from tests.flows.publish.smtp_server import Postbox, open_postbox
from warehouse.connect import open_release, open_warehouse
from warehouse.runs import record_captures

ROOT = Path(__file__).parents[2]
BOOKS = (PLANTED, "qinglan_office_2024.pdf")
ADDRESS = "http://site.example/P0.pdf"
SITE = """
name: 示范市青岚区
code: "990001"
hosts: [site.example]
columns: [http://site.example/]
reader: trs
contacts:
  青岚区文化和旅游局: {address: culture@qinglan.example, language: zh}
"""
STATE = {
    "documents": "SELECT document_id, state, judged_with IS NOT NULL FROM documents ORDER BY ALL",
    "facts": "SELECT document_id, fact_id, text, amount_yuan, confirmed FROM facts ORDER BY ALL",
    "verdicts": "SELECT document_id, relation, instance, verdict FROM verdicts ORDER BY ALL",
    "terms": "FROM verdict_terms ORDER BY ALL",
    "findings": "SELECT finding_id, message_zh FROM findings ORDER BY ALL",
}


@pytest.fixture
def mailbox() -> Iterator[tuple[Postbox, int]]:
    postbox = Postbox()
    with open_postbox(postbox) as port:
        yield postbox, port


def capture_books(folder: Path) -> Path:
    """Put two books into an archive and their captures into a warehouse, as a crawl leaves them."""
    archive = Archive(folder / "archive")
    rows: list[tuple[Any, ...]] = []
    for number, name in enumerate(BOOKS):
        content = (BOOKS_FOLDER / name).read_bytes()
        rows.append(
            ("demo", f"{ADDRESS}?{number}", "attachment", None, name, name, date(2025, 9, 1), None,
             datetime(2026, 11, 24, tzinfo=UTC), "new", archive.put(content), len(content), "application/pdf", None,
             None, "")
        )  # fmt: skip
    with open_warehouse(folder / "warehouse.duckdb") as connection:
        record_captures(connection, "run", rows)
    (folder / "sites").mkdir()
    (folder / "sites" / "demo.yml").write_text(SITE, encoding="utf-8")
    return folder


def run(folder: Path, point: str, port: int | None = None) -> int:
    """Return the exit status of the steps in a process that dies at `point`; without a port no mail is sent."""
    mail = {"HOST": "127.0.0.1", "PORT": str(port), "SECURITY": "none", "SENDER": "mingzhang@example.org"}
    environment = {f"MINGZHANG_SMTP__{name}": value for name, value in mail.items()} if port else {}
    command = [sys.executable, "-m", "tests.flows.crash_driver", str(folder), point]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, check=False, stderr=subprocess.DEVNULL
    ).returncode


def released(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return what the release holds, without times."""
    with open_release(folder / "release" / "mingzhang.duckdb") as release:
        return {name: release.execute(question).fetchall() for name, question in STATE.items()}


def letter_states(folder: Path) -> list[str]:
    with open_warehouse(folder / "warehouse.duckdb") as connection:
        return [state for (state,) in connection.execute("SELECT state FROM letters").fetchall()]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A night that nothing disturbed, its letter written and nobody's mail sent."""
    folder = capture_books(tmp_path_factory.mktemp("undisturbed"))
    assert run(folder, "never") == 0
    return folder


def test_a_night_killed_in_every_step_in_turn_is_finished_by_the_last_run(
    tmp_path: Path, undisturbed: Path
) -> None:
    folder = capture_books(tmp_path)
    for point in ("load", "judge", "copy"):
        assert run(folder, point) == -signal.SIGKILL
        assert not (folder / "release" / "mingzhang.duckdb").exists()
    assert run(folder, "rename") == -signal.SIGKILL
    assert released(folder) == released(undisturbed)
    assert run(folder, "never") == 0
    assert released(folder) == released(undisturbed)
    assert letter_states(folder) == ["written"]
    assert [path.name for path in (folder / "outbox").iterdir()] == [
        path.name for path in (undisturbed / "outbox").iterdir()
    ]


@pytest.fixture
def folder(undisturbed: Path, tmp_path: Path) -> Path:
    """A copy of the undisturbed night, to go on from."""
    return shutil.copytree(undisturbed, tmp_path / "night", symlinks=True)


def test_a_release_killed_as_it_is_built_leaves_the_last_one_and_is_in_nobodys_way(
    folder: Path, undisturbed: Path, mailbox: tuple[Postbox, int]
) -> None:
    postbox, port = mailbox
    assert run(folder, "copy", port) == -signal.SIGKILL
    assert released(folder) == released(undisturbed)
    assert run(folder, "never", port) == 0
    assert released(folder) == released(undisturbed)
    assert not list((folder / "releases").glob(".*.building"))
    assert letter_states(folder) == ["sent"]
    assert len(postbox.letters) == 1


@pytest.mark.parametrize(("point", "received"), [("sending", 0), ("mail", 1)])
def test_a_letter_whose_fate_is_unknown_is_left_to_a_person_and_never_sent_again(
    point: str, received: int, folder: Path, mailbox: tuple[Postbox, int]
) -> None:
    postbox, port = mailbox
    assert run(folder, point, port) == -signal.SIGKILL
    assert letter_states(folder) == ["sending"]
    for _ in range(2):
        assert run(folder, "never", port) == 0
        assert letter_states(folder) == ["uncertain"]
    assert len(postbox.letters) == received


def test_a_letter_is_mailed_once_however_many_nights_follow(
    folder: Path, mailbox: tuple[Postbox, int]
) -> None:
    postbox, port = mailbox
    for _ in range(2):
        assert run(folder, "never", port) == 0
        assert letter_states(folder) == ["sent"]
    assert postbox.recipients == ["culture@qinglan.example"]
