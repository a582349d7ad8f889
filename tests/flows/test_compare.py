"""`mingzhang compare`: two files, two versions, or every step of one book, for people and for programs."""

from __future__ import annotations

import csv
import io
import json
from contextlib import redirect_stderr, redirect_stdout
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows import cli
from flows.cli import app
from flows.demo.site import BOOKS_FOLDER
from tests.expectations.relation_examples import document_of
from tests.warehouse.books import NIGHT, capture
from warehouse.connect import open_warehouse
from warehouse.load import load_document
from warehouse.release import publish_release
from warehouse.runs import begin_run, record_captures

VERSIONS = [
    document_of(printed)
    for printed in (
        "T03 total basic_expenditure 30.00 | T03 201 basic_expenditure 10.00",
        "T03 total basic_expenditure 40.00 | T03 208 basic_expenditure 5.00",
        "T03 total basic_expenditure 40.00 | T03 208 basic_expenditure 5.00 | T05 total basic_expenditure blank",
    )
]
FIRST, SECOND, THIRD = (version.sha256 for version in VERSIONS)
STEPS = [
    ("v1", "v2", "vanished", "201", "10.00", None),
    ("v1", "v2", "added", "208", None, "5.00"),
    ("v1", "v2", "changed", "total", "30.00", "40.00"),
]


def compare(*arguments: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["compare", *map(str, arguments)])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A release of one book in three versions, the third of which changed no figure."""
    monkeypatch.setenv("MINGZHANG_FOLDER", str(tmp_path))
    with open_warehouse(tmp_path / "warehouse.duckdb") as warehouse:
        for night, version in enumerate(VERSIONS, start=1):
            begin_run(warehouse, f"run-{night}", NIGHT + timedelta(days=night), "test")
            record_captures(warehouse, f"run-{night}", [capture(version, night)])
            load_document(warehouse, version, "code", NIGHT)
        publish_release(warehouse, tmp_path / "release" / "mingzhang.duckdb")


def told(output: str) -> list[tuple[str, str, str, str, str | None, str | None]]:
    rows = [json.loads(line) for line in output.splitlines()]
    return [
        (r["old"][:2], r["new"][:2], r["change"], r["label"], r["old_text"], r["new_text"])
        for r in sorted(rows, key=lambda r: r["label"])
    ]


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize(
    ("arguments", "status", "expected"),
    [
        ((FIRST[:12], SECOND[:12]), 1, STEPS),
        ((FIRST[:12],), 1, STEPS),
        (("统计局",), 1, STEPS),
        (("统计局", "--year", "2024"), 1, STEPS),
        ((SECOND[:12], THIRD[:12]), 0, []),
    ],
    ids=["two versions", "one book", "a publisher", "a publisher and year", "nothing changed"],
)
def test_each_figure_that_differs_is_told(
    arguments: tuple[str, ...], status: int, expected: list[tuple[str, ...]]
) -> None:
    exit_status, output, errors = compare(*arguments, "--format", "json")
    assert (exit_status, told(output), errors) == (status, expected, "")


@pytest.mark.usefixtures("release")
def test_csv_has_a_head_and_a_line_a_figure() -> None:
    rows = list(csv.DictReader(io.StringIO(compare("统计局", "--format", "csv")[1])))
    assert [(row["form"], row["publisher"], row["fiscal_year"]) for row in rows] == [
        ("T03", VERSIONS[0].publisher, "2024")
    ] * 3


@pytest.mark.usefixtures("release")
def test_people_read_each_step_with_its_counts() -> None:
    status, output, _ = compare("统计局")
    assert status == 1
    assert f"v1 {FIRST[:12]} → v2 {SECOND[:12]}" in output
    assert "1 changed, 1 added, 1 vanished" in output
    assert output.rstrip().endswith("every figure stayed")


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("民政局",), "mingzhang: the release has no book of '民政局': name a publisher or a SHA-256"),
        (
            ("f" * 8, SECOND[:12]),
            "mingzhang: 'ffffffff' names 0 books of the release: write more of one SHA-256",
        ),
        (
            (FIRST[:2], SECOND[:2]),
            f"mingzhang: '{FIRST[:2]}' names 0 books of the release: write more of one",
        ),
        ((FIRST, SECOND, THIRD), "mingzhang: compare two files, two versions, or the versions of one book"),
        (("a.pdf", "b.pdf"), "mingzhang: a.pdf: there is no file a.pdf"),
        ((FIRST, "--format", "xml"), "mingzhang: --format is text, json or csv, not 'xml'"),
    ],
    ids=["nobody", "no version", "too short", "three", "no file", "format"],
)
def test_a_name_that_tells_no_two_versions_is_one_line(arguments: tuple[str, ...], line: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["mingzhang", "compare", *arguments])
        status, output, errors = run_main()
    assert (status, output) == (2, "")
    assert errors.startswith(line)
    assert len(errors.splitlines()) == 1


def run_main() -> tuple[int, str, str]:
    """Return what the whole command does with its arguments, its errors as lines included."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(cli, "hush_teardown", lambda: None)
        with pytest.raises(SystemExit) as left:
            cli.main()
    return int(str(left.value.code)), out.getvalue(), err.getvalue()


def test_two_files_are_read_and_compared() -> None:
    old, new = (BOOKS_FOLDER / f"qinglan_statistics_2024{suffix}.pdf" for suffix in ("", "_replaced"))
    status, output, _ = compare(old, new, "--format", "json")
    rows = [json.loads(line) for line in output.splitlines()]
    assert status == 1
    assert {row["change"] for row in rows} == {"changed"}
    assert ("T03", "合计", "928.98", "941.28") in {
        (row["form"], row["label"], row["old_text"], row["new_text"]) for row in rows
    }
