"""`mingzhang findings`, `waive` and `waivers`: what an operator reads and records, and one line for every mistake."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from flows.cli import app
from flows.findings import list_findings, print_findings
from flows.settings import Settings
from flows.versions import relations_version
from tests.warehouse.books import NIGHT
from tests.warehouse.nights import MENDED, WRONG, take_night
from warehouse.connect import open_warehouse
from warehouse.release import publish_release
from warehouse.waivers import BEIJING

TODAY = datetime.now(UTC).astimezone(BEIJING).date()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a warehouse of one night and its release."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MINGZHANG_FOLDER", str(tmp_path))
    with open_warehouse(tmp_path / "warehouse.duckdb") as warehouse:
        take_night(warehouse, 1, WRONG)
        warehouse.execute("UPDATE documents SET judged_with = ?", [relations_version()])
        publish_release(warehouse, tmp_path / "release" / "mingzhang.duckdb")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def findings(*arguments: str) -> list[dict[str, Any]]:
    """Return what `mingzhang findings` lists as JSON."""
    done = run("findings", "--format", "json", *arguments)
    assert done.exit_code == 0
    return [json.loads(line) for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize(
    "wanted",
    [
        (),
        ("--state", "new"),
        ("--state", "all"),
        ("--site", "demo"),
        ("--publisher", "统计"),
        ("--year", "2024"),
    ],
)
def test_findings_are_listed_by_state_site_publisher_and_year(folder: Path, wanted: tuple[str, ...]) -> None:
    (finding,) = findings(*wanted)
    assert (finding["publisher"], finding["state"], finding["first_run"]) == ("青岚区统计局", "open", "run-1")


@pytest.mark.parametrize(
    "unwanted",
    [
        ("--state", "resolved"),
        ("--state", "waived"),
        ("--site", "other"),
        ("--publisher", "财政"),
        ("--year", "2023"),
    ],
)
def test_findings_that_were_not_asked_for_are_not_listed(folder: Path, unwanted: tuple[str, ...]) -> None:
    assert findings(*unwanted) == []


def test_a_resolved_finding_names_the_version_that_did_it(folder: Path) -> None:
    with open_warehouse(folder / "warehouse.duckdb") as warehouse:
        take_night(warehouse, 2, MENDED)
        publish_release(warehouse, folder / "release" / "mingzhang.duckdb")
    (finding,) = findings("--state", "resolved")
    assert (finding["resolved_by"], finding["resolved_version"]) == (MENDED.sha256, 2)
    table = io.StringIO()
    print_findings(list_findings(Settings(), state="resolved"), Console(file=table, width=400))
    assert f"第 2 版已更正 {(NIGHT + timedelta(days=1)).astimezone(BEIJING):%Y-%m-%d}" in table.getvalue()


def test_csv_has_a_head_and_a_line_a_finding(folder: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(run("findings", "--format", "csv").stdout))
    assert (row["relation"], row["state"]) == ("R111", "open")


def test_a_waiver_is_seen_at_once_and_listed_with_its_reason(folder: Path) -> None:
    (finding,) = findings()
    done = run("waive", finding["finding_id"], "--reason", "口径不同", "--by", "张三", "--until", str(TODAY))
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"waived {finding['finding_id']} until {TODAY}, by 张三: 口径不同\n"
    assert findings() == []
    (waived,) = findings("--state", "waived")
    assert (waived["waiver_reason"], waived["waived_until"]) == ("口径不同", str(TODAY))
    (listed,) = csv.DictReader(io.StringIO(run("waivers", "--format", "csv").stdout))
    assert (listed["state"], listed["reason"], listed["waived_by"]) == ("active", "口径不同", "张三")


def test_a_waiver_without_a_day_counts_for_a_year(folder: Path) -> None:
    (finding,) = findings()
    done = run("waive", finding["finding_id"][:6], "--reason", "口径不同", "--by", "张三")
    assert f"until {TODAY + timedelta(days=365)}" in done.stdout


def test_while_books_wait_to_be_judged_readers_see_the_waiver_after_the_next_night(folder: Path) -> None:
    (finding,) = findings()
    with open_warehouse(folder / "warehouse.duckdb") as warehouse:
        warehouse.execute("UPDATE documents SET judged_with = 'older'")
    done = run("waive", finding["finding_id"], "--reason", "口径不同")
    assert "next night's release" in done.stderr
    assert len(findings()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("waive", "ffff", "--reason", "x"), "no finding has the fingerprint 'ffff'"),
        (("findings", "--state", "closed"), "--state is one of open, new, waived, resolved, superseded, all"),
    ],
)
def test_a_mistake_is_one_sentence_that_says_what_to_do(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run(*arguments)
    assert done.exit_code != 0
    assert said in str(done.exception)


def test_an_unknown_format_is_refused(folder: Path) -> None:
    done = run("waivers", "--format", "xml")
    assert (done.exit_code, done.stderr) == (2, "mingzhang: --format is text, json or csv, not 'xml'\n")


def test_without_a_warehouse_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MINGZHANG_FOLDER", str(tmp_path))
    assert "no warehouse at" in str(run("waivers").exception)
    assert list(tmp_path.iterdir()) == []
