"""The `mingzhang` command: exit statuses, help, and one line for every mistake."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.demo.site import BOOKS_FOLDER
from tests.demo_books.planted import FILE as PLANTED
from tests.expectations.golden import read_demo
from tests.flows.bad_files import BAD_FILES
from warehouse.connect import open_warehouse
from warehouse.load import load_document
from warehouse.release import publish_release

CLEAN = "qinglan_statistics_2024.pdf"
COMMANDS = (
    "check", "nightly", "demo", "ask", "sql", "portal", "digest", "findings", "waive", "waivers", "relations",
    "serve", "site", "archive", "compare",
)  # fmt: skip


def run(folder: Path, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Return what the installed command did in a process of its own, in `folder`."""
    command = Path(sys.executable).with_name("mingzhang")
    return subprocess.run(
        [command, *arguments],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def stop(*arguments: str) -> str:
    """Return the one line that a command stops with, after exit status 2 and nothing else."""
    done = CliRunner().invoke(app, arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    return line


def test_a_clean_book_is_status_0_and_nothing_is_written(tmp_path: Path) -> None:
    done = run(tmp_path, "check", BOOKS_FOLDER / CLEAN)
    assert (done.returncode, done.stderr) == (0, "")
    assert "没有发现不能同时成立的数字。" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_findings_are_status_1_and_a_report_with_boxed_pages_is_written(tmp_path: Path) -> None:
    done = run(tmp_path, "check", BOOKS_FOLDER / PLANTED, "--html", "out")
    index = Path("out") / Path(PLANTED).stem / "index.html"
    assert (done.returncode, done.stderr) == (1, f"report: {index}\n")
    assert (tmp_path / index).is_file()
    assert len(list((tmp_path / index).parent.glob("*.png"))) == 7


def test_a_file_that_cannot_be_read_is_status_2_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.pdf").write_bytes(BAD_FILES["web_page.pdf"][0])
    files = ["page.pdf", str(BOOKS_FOLDER / CLEAN), "missing.pdf"]
    done = CliRunner().invoke(app, ["check", *files, "--format", "json"])
    books = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.exit_code, done.stderr) == (2, "")
    assert [(book["file"], book["issues"]) for book in books] == [
        ("page.pdf", [BAD_FILES["web_page.pdf"][2]]),
        (str(BOOKS_FOLDER / CLEAN), []),
        ("missing.pdf", ["there is no file missing.pdf"]),
    ]


def test_two_files_of_one_name_have_a_report_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("a", "b"):
        Path(folder).mkdir()
        Path(folder, "book.pdf").write_bytes((BOOKS_FOLDER / CLEAN).read_bytes())
    done = CliRunner().invoke(app, ["check", "a/book.pdf", "b/book.pdf", "--html", "out"])
    assert done.stderr.splitlines() == ["report: out/book/index.html", "report: out/book-2/index.html"]


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=str)
def test_every_command_says_what_it_does(command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    done = CliRunner().invoke(app, [*command, "--help"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"Usage: root {' '.join(command)}".strip() in " ".join(done.stdout.split())
    if not command:
        assert [name for name in COMMANDS if f" {name} " not in done.stdout] == []


def test_help_loads_no_heavy_library() -> None:
    heavy = ("prefect", "duckdb", "great_expectations", "pypdfium2", "numpy", "httpx")
    program = f"import sys, flows.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["check", "x.pdf", "--format", "xml"], "mingzhang: --format is text or json, not 'xml'"),
        (["sql", "SELECT 1", "--format", "xml"], "mingzhang: --format is text, csv or json, not 'xml'"),
        (["check", "x.pdf", "--html", "file"], "mingzhang: --html names a folder, but file is a file"),
    ],
    ids=["format", "format of sql", "html"],
)
def test_a_mistake_on_the_command_line_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], line: str
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.chdir(tmp_path)
    assert stop(*arguments) == line


def test_without_a_release_a_question_is_answered_with_what_to_do(tmp_path: Path) -> None:
    done = run(tmp_path, "sql", "SELECT 1")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "mingzhang: no release at var/release/mingzhang.duckdb; run `mingzhang nightly` (or `make demo`) first\n"
    )


def test_a_report_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run(tmp_path, "check", BOOKS_FOLDER / CLEAN, "--html", "file/below")
    assert done.returncode == 2
    assert done.stderr == f"mingzhang: [Errno 20] Not a directory: 'file/below/{Path(CLEAN).stem}'\n"


SETTINGS = "mingzhang: settings (environment MINGZHANG_… or mingzhang.toml): "


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        (b"folder = \n", "Invalid value (at line 1, column 10)"),
        (b"\xff\xfe", "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
        (b'foldr = "x"\n', "foldr: Extra inputs are not permitted"),
        (b'[smtp]\nhost = "mail"\n', "smtp.sender: Field required"),
        (
            b'workers = 0\nmegabytes_per_reader = "much"\n',
            "workers: Input should be greater than or equal to 1; megabytes_per_reader: Input should be a valid "
            "integer, unable to parse string as an integer",
        ),
    ],
    ids=["no TOML", "no text", "unknown name", "incomplete", "two mistakes"],
)
def test_a_broken_settings_file_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, toml: bytes, reason: str
) -> None:
    (tmp_path / "mingzhang.toml").write_bytes(toml)
    monkeypatch.chdir(tmp_path)
    assert stop("check", "x.pdf") == SETTINGS + reason


def test_a_broken_environment_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_SECONDS_PER_BOOK", "soon")
    assert stop("nightly").startswith(SETTINGS + "seconds_per_book: Input should be a valid integer")


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the release of one book."""
    folder = tmp_path_factory.mktemp("released")
    with open_warehouse(folder / "warehouse.duckdb") as connection:
        load_document(connection, read_demo()[CLEAN], "code-1", datetime(2025, 11, 24, tzinfo=UTC))
        publish_release(connection, folder / "release" / "mingzhang.duckdb")
    return folder


def test_the_release_answers_questions_in_words_and_in_json(released: Path, tmp_path: Path) -> None:
    query = "SELECT label, amount_yuan FROM facts WHERE fact_id = 'T09.three_public_total.final'"
    words = run(tmp_path, "sql", query, MINGZHANG_FOLDER=str(released))
    lines = run(tmp_path, "sql", query, "--format", "json", MINGZHANG_FOLDER=str(released))
    assert (words.returncode, lines.returncode) == (0, 0)
    assert "1 rows" in words.stdout
    (answer,) = (json.loads(line) for line in lines.stdout.splitlines())
    (fact,) = (f for f in read_demo()[CLEAN].facts if f.fact_id == "T09.three_public_total.final")
    assert answer == {"label": fact.label, "amount_yuan": f"{fact.amount_yuan:.6f}"}


def test_an_answer_is_shown_as_it_is_whatever_brackets_are_in_it(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_FOLDER", str(released))
    done = CliRunner().invoke(app, ["sql", "SELECT '[/red][bold]a' AS \"[/x]\""])
    assert (done.exit_code, done.stderr) == (0, "")
    assert "[/red][bold]a" in done.stdout
    assert "[/x]" in done.stdout


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT nonsense FROM facts", 'Referenced column "nonsense" not found'),
        ("DELETE FROM facts", "read-only"),
        ("FROM read_text('/etc/hostname')", "disabled"),
    ],
)
def test_a_question_that_has_no_answer_is_told_in_the_words_of_the_database(
    released: Path, tmp_path: Path, query: str, reason: str
) -> None:
    done = run(tmp_path, "sql", query, MINGZHANG_FOLDER=str(released))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("mingzhang: ")
    assert reason in done.stderr
    assert "Traceback" not in done.stderr
