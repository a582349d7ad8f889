"""Killed by SIGKILL anywhere and run again: nothing is lost, and nothing is sent twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from flows.crawl.archive import Archive
from tests.flows.publish.smtp_server import Postbox, open_postbox
from warehouse.connect import open_release, open_warehouse
from warehouse.runs import record_captures

BOOKS = Path("flows/demo/books")
ADDRESS = "http://site.example/P0.pdf"


@pytest.fixture
def mailbox() -> Iterator[tuple[Postbox, int]]:
    postbox = Postbox()
    with open_postbox(postbox) as port:
        yield postbox, port


def captured(folder: Path) -> Path:
    """Put two books into an archive and their captures into a warehouse, as a crawl leaves them."""
    archive = Archive(folder / "archive")
    now = datetime(2026, 11, 24, tzinfo=UTC)
    rows: list[tuple[Any, ...]] = []
    for number, name in enumerate(("qinglan_culture_2024.pdf", "qinglan_office_2024.pdf")):
        content = (BOOKS / name).read_bytes()
        sha256 = archive.put(content)
        rows.append(
            ("demo", f"{ADDRESS}?{number}", "attachment", None, name, name, date(2025, 9, 1), None, now, "new", sha256,
             len(content), "application/pdf", None, None, "")
        )  # fmt: skip
    with open_warehouse(folder / "warehouse.duckdb") as connection:
        record_captures(connection, "run", rows)
    (folder / "sites").mkdir()
    (folder / "sites" / "demo.yml").write_text(
        "key: demo\nname: 示范市青岚区\ncode: '990001'\nhosts: [site.example]\ncolumns: [http://site.example/]\n"
        "reader: trs\ntitles: {include: ['决算']}\n"
        "contacts: {青岚区文化和旅游局: {address: culture@qinglan.example, language: zh}}\n",
        encoding="utf-8",
    )
    return folder


def run(folder: Path, point: str, port: int) -> int:
    environment = os.environ | {
        "MINGZHANG_SMTP__HOST": "127.0.0.1", "MINGZHANG_SMTP__PORT": str(port), "MINGZHANG_SMTP__SECURITY": "none",
        "MINGZHANG_SMTP__SENDER": "mingzhang@example.org",
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.flows.crash_driver", str(folder), point]
    return subprocess.run(command, env=environment, check=False, stderr=subprocess.DEVNULL).returncode


def end_state(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What the release holds, without times."""
    questions = {
        "documents": "SELECT document_id, state, judged_with IS NOT NULL FROM documents ORDER BY ALL",
        "facts": "SELECT document_id, fact_id, text, amount_yuan, confirmed FROM facts ORDER BY ALL",
        "verdicts": "SELECT document_id, relation, instance, verdict FROM verdicts ORDER BY ALL",
        "findings": "SELECT finding_id, message_zh FROM findings ORDER BY ALL",
    }
    with open_release(folder / "release" / "mingzhang.duckdb") as release:
        return {name: release.execute(question).fetchall() for name, question in questions.items()}


def letter_states(folder: Path) -> list[str]:
    with open_warehouse(folder / "warehouse.duckdb") as connection:
        return [state for (state,) in connection.execute("SELECT state FROM letters").fetchall()]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Any, ...]]]:
    folder = captured(tmp_path_factory.mktemp("undisturbed"))
    assert run(folder, "never", 1) == 0
    return end_state(folder)


@pytest.mark.parametrize("point", ["load", "judge", "release"])
def test_a_night_killed_in_a_step_is_finished_by_the_next_run(
    point: str, tmp_path: Path, mailbox: tuple[Postbox, int], undisturbed: dict[str, list[tuple[Any, ...]]]
) -> None:
    postbox, port = mailbox
    folder = captured(tmp_path)
    assert run(folder, point, port) == -signal.SIGKILL
    assert run(folder, "never", port) == 0
    assert end_state(folder) == undisturbed
    assert letter_states(folder) == ["sent"]
    assert len(postbox.letters) == 1


def test_a_letter_whose_fate_is_unknown_is_left_to_a_person_and_never_sent_again(
    tmp_path: Path, mailbox: tuple[Postbox, int], undisturbed: dict[str, list[tuple[Any, ...]]]
) -> None:
    postbox, port = mailbox
    folder = captured(tmp_path)
    assert run(folder, "letter", port) == -signal.SIGKILL
    assert run(folder, "never", port) == 0
    assert run(folder, "never", port) == 0
    assert end_state(folder) == undisturbed
    assert letter_states(folder) == ["uncertain"]
    assert len(postbox.letters) == 1


def test_a_release_killed_while_it_is_built_leaves_the_last_one_readable(
    tmp_path: Path, mailbox: tuple[Postbox, int]
) -> None:
    _, port = mailbox
    folder = captured(tmp_path)
    assert run(folder, "never", port) == 0
    before = end_state(folder)
    assert run(folder, "release", port) == -signal.SIGKILL
    assert end_state(folder) == before
