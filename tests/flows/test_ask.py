"""`mingzhang ask` and `mingzhang sql`: answers as they stand, and no way out of the release."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from flows.answers import as_csv
from flows.ask import Answer, QuestionError, answer_query
from flows.cli import app
from flows.shell import list_words, make_completer, run_shell
from tests.districts.generate import generate_district
from tests.districts.prose import publish_with_prose
from tests.districts.published import Style
from warehouse.connect import open_release, open_warehouse
from warehouse.load import load_document
from warehouse.release import publish_release

MADE = datetime(2025, 11, 24, 18, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the release of one department's books of two years."""
    folder = tmp_path_factory.mktemp("asked")
    department = generate_district(1, 1, (2023, 2024)).departments[0]
    with open_warehouse(folder / "warehouse.duckdb") as connection:
        for year in (2023, 2024):
            load_document(connection, publish_with_prose(department, year, Style()), "code-1", MADE)
        publish_release(connection, folder / "release" / "mingzhang.duckdb", now=MADE)
    return folder


@pytest.fixture
def runner(folder: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("MINGZHANG_FOLDER", str(folder))
    return CliRunner()


@pytest.fixture
def release(folder: Path) -> Path:
    return folder / "release" / "mingzhang.duckdb"


def test_ask_lists_the_questions(runner: CliRunner) -> None:
    done = runner.invoke(app, ["ask"])
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == 47
    assert "Q14 年初预算为零而有支出的科目" in done.stdout


@pytest.mark.parametrize("name", ["Q16", "q16", "16"])
def test_a_question_is_answered_with_its_warnings_and_the_date_of_the_release(
    runner: CliRunner, name: str
) -> None:
    done = runner.invoke(app, ["ask", name, "--district", "青岚区", "--year", "2024", "--format", "json"])
    assert done.exit_code == 0
    (row,) = (json.loads(line) for line in done.stdout.splitlines())
    assert (row["publisher"], row["fiscal_year"], len(row["document_id"])) == (
        "青岚区人民政府办公室",
        2024,
        64,
    )
    assert "每行 · a row is: " in done.stderr
    assert "注意 · beware: " in done.stderr
    assert done.stderr.endswith("release 20251124T180000000000Z, made 2025-11-24 18:00 UTC\n")


def test_a_table_tells_files_apart_by_the_first_digits_of_their_hashes(runner: CliRunner) -> None:
    done = runner.invoke(app, ["ask", "Q16"], env={"COLUMNS": "400"})
    assert "2 rows" in done.stdout
    assert "…" in done.stdout


def test_csv_for_excel_begins_with_a_byte_order_mark(runner: CliRunner) -> None:
    plain = runner.invoke(app, ["ask", "Q16", "--format", "csv"]).stdout_bytes
    marked = runner.invoke(app, ["ask", "Q16", "--format", "csv", "--bom"]).stdout_bytes
    assert marked == b"\xef\xbb\xbf" + plain
    rows = list(csv.DictReader(io.StringIO(plain.decode("utf-8"))))
    assert [row["fiscal_year"] for row in rows] == ["2023", "2024"]


def test_no_text_of_a_csv_runs_in_a_spreadsheet() -> None:
    texts = ["=1+1", "+cmd", "-x", "@SUM(1)", "\tx", "-1,234.50", "+3%", "plain", None, ["=1", "b"]]
    found = list(csv.reader(io.StringIO(as_csv(Answer(["a"], [(text,) for text in texts])))))
    shown = [row[0] for row in found[1:]]
    assert shown == ["'=1+1", "'+cmd", "'-x", "'@SUM(1)", "'\tx", "-1,234.50", "+3%", "plain", "", "'=1；b"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["Q99"], "there is no question Q99; `mingzhang ask` lists them"),
        (["Q14", "--district", "青岚"], "the release has no district «青岚»; there is 青岚区"),
        (["Q14", "--year", "1999"], "the release has no year «1999»; there is 2023, 2024"),
        (["Q14", "--format", "xml"], "--format is text, csv or json, not 'xml'"),
    ],
)
def test_what_cannot_be_asked_is_one_line(runner: CliRunner, arguments: list[str], reason: str) -> None:
    done = runner.invoke(app, ["ask", *arguments])
    said = done.stderr + str(done.exception or "")
    assert reason in said
    assert done.exit_code != 0


LEAVING = [
    "COPY facts TO '{out}'",
    "COPY (SELECT 1) TO '{out}' (FORMAT parquet)",
    "EXPORT DATABASE '{out}'",
    "ATTACH '{out}' AS other",
    "ATTACH ':memory:' AS other",
    "CREATE TABLE other AS SELECT 1",
    "CREATE TEMP TABLE other AS SELECT 1",
    "DELETE FROM facts",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO '{out}'",
    "FROM read_csv('{file}')",
    "FROM read_text('{file}')",
    "FROM read_blob('{file}')",
    "FROM read_parquet('{file}')",
    "FROM read_json('{file}')",
    "FROM '{file}'",
    "FROM glob('/etc/*')",
    "FROM 'https://example.org/x.csv'",
    "FROM query('COPY (SELECT 1) TO ''{out}''')",
    "INSTALL httpfs",
    "LOAD httpfs",
    "PRAGMA database_size",
    "PRAGMA threads = 1",
    "SET enable_external_access = true",
    "SET lock_configuration = false",
    "SET temp_directory = '{out}'",
    "RESET lock_configuration",
    "CALL enable_logging()",
    "CHECKPOINT",
    "SELECT getenv('HOME')",
    "FROM duckdb_secrets()",
]


@pytest.mark.parametrize("query", LEAVING)
def test_nothing_leaves_the_release(release: Path, tmp_path: Path, query: str) -> None:
    file, out = tmp_path / "file.csv", tmp_path / "out"
    file.write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(QuestionError) as refused:
        answer_query(release, query.format(file=file, out=out))
    assert str(refused.value)
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    "query", ["COPY facts TO '/nowhere'", "INSTALL httpfs", "SET threads = 1", "ATTACH 'x'"]
)
def test_what_is_refused_is_refused_in_one_line(release: Path, query: str) -> None:
    with pytest.raises(QuestionError) as refused:
        answer_query(release, query)
    assert len(str(refused.value).splitlines()) == 1


def test_a_variable_of_the_calling_program_is_no_table(release: Path) -> None:
    secret = [{"a": 1}]
    with pytest.raises(QuestionError, match="secret"):
        answer_query(release, "FROM secret")
    assert secret


def test_bad_sql_gets_the_words_of_the_database(release: Path) -> None:
    with pytest.raises(QuestionError, match=r"Referenced column \"nonsense\" not found[\s\S]*LINE 1"):
        answer_query(release, "SELECT nonsense FROM report.books")


def test_sql_from_a_pipe_answers_its_last_statement(runner: CliRunner) -> None:
    query = "SET VARIABLE year = 2024; SELECT fiscal_year FROM report.books WHERE fiscal_year = getvariable('year');"
    done = runner.invoke(app, ["sql", "--format", "csv"], input=query)
    assert (done.exit_code, done.stdout_bytes) == (0, b"fiscal_year\r\n2024\r\n")


def shell(release: Path, history: Path, *lines: str) -> str:
    """Return what the prompt shows while lines are typed, the end of the input last."""
    screen = io.StringIO()
    waiting = iter(lines)

    def read_line(_: str) -> str:
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    run_shell(release, history, Console(file=screen, width=300), read_line)
    return screen.getvalue()


def test_the_prompt_answers_and_a_mistake_ends_nothing(release: Path, tmp_path: Path) -> None:
    shown = shell(
        release,
        tmp_path / "history",
        "SELECT nonsense;",
        "SELECT count(*) AS n",
        "FROM report.books;",
        ".quit",
        "SELECT 7;",
    )
    assert "release 20251124T180000000000Z" in shown
    assert 'Referenced column "nonsense"' in shown
    assert "│ 2 │" in shown
    assert "│ 7 │" not in shown


@pytest.mark.parametrize(
    ("command", "shows"),
    [
        (".help", ".questions"),
        (".tables", "report.books"),
        (".columns report.books", "published_on"),
        (".questions", "Q47"),
        (".ask 16", "2 rows"),
        (".nothing", "there is no command .nothing"),
        (".ask 99", "there is no question 99"),
        ("COPY facts TO 'x';", "disabled"),
    ],
)
def test_commands_of_the_prompt(release: Path, tmp_path: Path, command: str, shows: str) -> None:
    assert shows in shell(release, tmp_path / "history", command)


def test_a_history_that_cannot_be_kept_is_no_fault(release: Path, tmp_path: Path) -> None:
    assert "release" in shell(release, tmp_path / "no folder" / "history", "SELECT 1;")


def test_tab_completes_views_columns_and_words_of_sql(release: Path) -> None:
    with open_release(release) as connection:
        complete = make_completer(list_words(connection))
    found = {
        text: [complete(text, n) for n in range(3)] for text in ("report.bo", "carryover_op", "sele", ".qu")
    }
    assert found["report.bo"] == ["report.books", None, None]
    assert found["carryover_op"][0] == "carryover_opening_text"
    assert found["sele"][0] == "SELECT"
    assert found[".qu"] == [".questions", ".quit", None]
