"""`mingzhang archive verify` proves the archive whole, and names what a lost file was captured from."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.crawl.archive import Archive
from tests.warehouse.books import ADDRESS, capture
from warehouse.connect import open_warehouse
from warehouse.runs import record_captures

CONTENTS = (b"%PDF-1.7 one", b"%PDF-1.7 two")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """An archive of two books, both in the capture log."""
    monkeypatch.setenv("MINGZHANG_FOLDER", str(tmp_path))
    kept = Archive(tmp_path / "archive")
    with open_warehouse(tmp_path / "warehouse.duckdb") as warehouse:
        rows = [capture(kept.put(content), url=f"{ADDRESS}?{n}") for n, content in enumerate(CONTENTS)]
        record_captures(warehouse, "run-1", rows)
    return kept


def verify() -> tuple[int, list[str], str]:
    done = CliRunner().invoke(app, ["archive", "verify"])
    return done.exit_code, done.stdout.splitlines(), done.stderr


def test_a_whole_archive_is_status_0(archive: Archive) -> None:
    assert verify() == (0, [], "2 checked, 2 ever captured, 0 not as captured\n")


def test_what_is_missing_or_damaged_is_a_line_each_with_its_source(archive: Archive) -> None:
    first, second = (Path(archive.where(archive.put(content))) for content in CONTENTS)
    first.unlink()
    second.chmod(0o644)
    second.write_bytes(b"other")
    status, lines, counts = verify()
    assert (status, counts) == (1, "2 checked, 2 ever captured, 2 not as captured\n")
    assert sorted(lines) == sorted([
        f"{first} is missing from the archive: restore it from a backup (captured from {ADDRESS}?0)",
        f"{second} is damaged, its bytes have another SHA-256: restore it from a backup (captured from {ADDRESS}?1)",
    ])  # fmt: skip


def test_an_archive_without_a_warehouse_is_checked_by_itself(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "warehouse.duckdb").unlink()
    assert verify() == (0, [], "2 checked, 0 ever captured, 0 not as captured\n")
