"""The warehouse opens with its schema in place, tells in one line why it cannot, and a release reaches nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.books import BOOK, NIGHT, dump
from warehouse.connect import WarehouseError, apply_schema, open_memory, open_release, open_warehouse
from warehouse.load import load_document


def test_a_new_warehouse_is_made_with_its_folder_and_schema(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "deep" / "folder" / "w.duckdb") as connection:
        tables = connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()
    with open_memory() as connection:
        assert connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall() == tables
    assert ("facts",) in tables


def test_opening_again_keeps_everything(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "w.duckdb") as connection:
        load_document(connection, BOOK, "code-1", NIGHT)
        before = dump(connection)
    with open_warehouse(tmp_path / "w.duckdb") as connection:
        assert dump(connection) == before


def test_the_schema_can_be_applied_to_a_warehouse_in_use() -> None:
    with open_memory() as connection:
        load_document(connection, BOOK, "code-1", NIGHT)
        before = dump(connection)
        apply_schema(connection)
        assert dump(connection) == before


def test_a_view_that_was_changed_by_hand_is_put_right(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "w.duckdb") as connection:
        connection.execute("CREATE OR REPLACE VIEW open_findings AS SELECT 1 AS one")
    with open_warehouse(tmp_path / "w.duckdb") as connection:
        columns = connection.execute("DESCRIBE open_findings").fetchall()
    assert ("publisher", "VARCHAR") in [column[:2] for column in columns]


def test_a_second_process_cannot_write_and_is_told_so_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    program = (
        "import sys; from pathlib import Path; from warehouse.connect import *\n"
        "try:\n    open_warehouse(Path(sys.argv[1])).__enter__()\nexcept WarehouseError as error:\n    print(error)"
    )
    with open_warehouse(path):
        command = [sys.executable, "-c", program, str(path)]
        told = subprocess.run(
            command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
        )
    assert told.stdout.startswith(f"cannot open {path}: ")
    assert told.stdout.endswith("; stop the other process or choose another folder\n")
    assert told.stdout.count("\n") == 1


@pytest.mark.parametrize("content", [b"no database at all, but a text of some length" * 100, b"x"])
def test_a_file_that_is_no_database_is_left_alone_and_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "w.duckdb"
    path.write_bytes(content)
    with pytest.raises(WarehouseError) as error, open_warehouse(path):
        pass
    assert str(error.value).startswith(f"cannot open {path}: ")
    assert path.read_bytes() == content


def test_without_a_release_the_reader_is_told_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError) as error, open_release(tmp_path / "mingzhang.duckdb"):
        pass
    assert str(error.value) == (
        f"no release at {tmp_path / 'mingzhang.duckdb'}; run `mingzhang nightly` (or `make demo`) first"
    )


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "release.duckdb"
    with open_warehouse(path) as connection:
        load_document(connection, BOOK, "code-1", NIGHT)
    return path


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM facts",
        "CREATE TABLE t (i INTEGER)",
        "INSERT INTO runs (run_id, started_at, code_version) VALUES ('x', now(), '')",
    ],
)
def test_a_release_cannot_be_written(release: Path, query: str) -> None:
    with open_release(release) as connection, pytest.raises(duckdb.InvalidInputException, match="read-only"):
        connection.execute(query)


@pytest.mark.parametrize(
    "query",
    [
        "FROM read_csv('{secret}')",
        "FROM read_text('{secret}')",
        "FROM '{secret}'",
        "COPY facts TO '{secret}'",
        "ATTACH '{secret}' AS other",
        "INSTALL httpfs",
        "LOAD '{secret}'",
        "SET enable_external_access = true",
    ],
)
def test_a_question_to_a_release_reaches_no_other_file(release: Path, tmp_path: Path, query: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("password\nhunter2\n", encoding="utf-8")
    with open_release(release) as connection, pytest.raises(duckdb.Error):
        connection.execute(query.format(secret=secret)).fetchall()
    assert secret.read_text(encoding="utf-8") == "password\nhunter2\n"
