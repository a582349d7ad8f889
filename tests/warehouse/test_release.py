"""A release is whole, exact and read-only, and readers never wait for it and never see half of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

import warehouse.release
from tests.expectations.relation_examples import document_of
from tests.warehouse.books import BOOK, NIGHT, dump
from warehouse.connect import WarehouseError, open_release, open_warehouse
from warehouse.load import load_document
from warehouse.release import Release, count_rows, publish_release

ROOT = Path(__file__).parents[2]
OTHER = document_of("T01 income:income_total amount 5.00")
COUNT = "SELECT count(*) FROM documents"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse with one book."""
    with open_warehouse(tmp_path / "w.duckdb") as opened:
        load_document(opened, BOOK, "code-1", NIGHT)
        yield opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "release" / "mingzhang.duckdb"


def answer(path: Path, query: str) -> list[tuple[Any, ...]]:
    with open_release(path) as reader:
        return reader.execute(query).fetchall()


def test_a_release_holds_everything_the_warehouse_holds(
    connection: duckdb.DuckDBPyConnection, path: Path
) -> None:
    release = publish_release(connection, path)
    assert release == Release(path, count_rows(connection))
    assert release.rows["facts"] == len(BOOK.facts)
    with open_release(path) as reader:
        assert dump(reader) == dump(connection)


def test_a_release_keeps_views_comments_and_keys(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    publish_release(connection, path)
    for what in (
        "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY 1",
        "SELECT table_name, comment FROM duckdb_tables() ORDER BY 1",
        "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() WHERE NOT internal ORDER BY ALL",
        "SELECT table_name, constraint_text FROM duckdb_constraints() ORDER BY ALL",
    ):
        assert answer(path, what) == connection.execute(what).fetchall()
    assert answer(path, "SELECT publisher, current_version FROM publisher_overview") == [(BOOK.publisher, 1)]


def test_money_comes_out_exact(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    publish_release(connection, path)
    query = "SELECT sum(amount_yuan), typeof(sum(amount_yuan)) FROM facts"
    assert answer(path, query) == [(Decimal(400_100), "DECIMAL(38,6)")]


def test_a_release_is_read_only_even_to_its_owner(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    publish_release(connection, path)
    assert oct(path.stat().st_mode & 0o777) == "0o444"


def test_a_release_is_one_file_alone_in_its_folder(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    publish_release(connection, path)
    publish_release(connection, path)
    assert list(path.parent.iterdir()) == [path]


def test_every_duckdb_since_1_2_can_open_it(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    publish_release(connection, path)
    assert answer(path, "SELECT tags['storage_version'] FROM duckdb_databases() WHERE NOT internal") == [
        ("v1.2.0+",)
    ]


def test_a_path_with_a_quote_is_a_path(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    path = tmp_path / "the clerk's folder" / "mingzhang.duckdb"
    publish_release(connection, path)
    assert answer(path, COUNT) == [(1,)]


def test_an_open_reader_keeps_what_it_opened_and_the_next_sees_the_new(
    connection: duckdb.DuckDBPyConnection, path: Path
) -> None:
    publish_release(connection, path)
    with in_another_process(path) as reader:
        assert ask(reader, COUNT) == "1"
        load_document(connection, OTHER, "code-1", NIGHT)
        publish_release(connection, path)
        assert ask(reader, COUNT) == "1"
        assert ask(reader, f"SELECT count(*) FROM facts WHERE document_id = '{OTHER.sha256}'") == "0"
    with in_another_process(path) as reader:
        assert ask(reader, COUNT) == "2"


def test_readers_find_a_whole_release_at_every_step_of_a_replacement(
    connection: duckdb.DuckDBPyConnection, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_release(connection, path)
    load_document(connection, OTHER, "code-1", NIGHT)
    seen = []
    for name in ("_copy", "_flush"):
        step = getattr(warehouse.release, name)

        def watched(*arguments: Any, step: Any = step) -> None:
            step(*arguments)
            with in_another_process(path) as reader:
                seen.append(ask(reader, COUNT))

        monkeypatch.setattr(warehouse.release, name, watched)
    publish_release(connection, path)
    assert seen == ["1", "1", "2"]  # after the copy, after it is on disk, after the rename


def test_a_copy_that_lacks_rows_is_never_released(
    connection: duckdb.DuckDBPyConnection, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_release(connection, path)
    copy = warehouse.release._copy

    def copy_and_lose(source: duckdb.DuckDBPyConnection, target: Path) -> None:
        copy(source, target)
        with duckdb.connect(str(target)) as damaged:
            damaged.execute("DELETE FROM facts")

    load_document(connection, OTHER, "code-1", NIGHT)
    monkeypatch.setattr(warehouse.release, "_copy", copy_and_lose)
    with pytest.raises(WarehouseError, match="lacks rows"):
        publish_release(connection, path)
    assert answer(path, COUNT) == [(1,)]


def test_a_copy_that_fails_leaves_the_last_release_and_the_warehouse_open_for_work(
    connection: duckdb.DuckDBPyConnection, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_release(connection, path)
    monkeypatch.setattr(warehouse.release, "STORAGE_VERSION", "v0.0.0")
    with pytest.raises(duckdb.Error):
        publish_release(connection, path)
    monkeypatch.undo()
    assert answer(path, COUNT) == [(1,)]
    load_document(connection, OTHER, "code-1", NIGHT)
    publish_release(connection, path)
    assert answer(path, COUNT) == [(2,)]


KILLED = """
import os, signal, sys
from pathlib import Path
import warehouse.release
from warehouse.connect import open_warehouse

database, release, moment = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]

def dying_after(step):
    def step_and_die(*arguments):
        step(*arguments)
        os.kill(os.getpid(), signal.SIGKILL)
    return step_and_die

class Dying:
    def __init__(self, connection):
        self.connection = connection
    def execute(self, query):
        run = self.connection.execute
        return dying_after(run)(query) if query.startswith(moment) else run(query)

with open_warehouse(database) as connection:
    if moment.startswith("_"):
        setattr(warehouse.release, moment, dying_after(getattr(warehouse.release, moment)))
    warehouse.release.publish_release(Dying(connection), release)
"""


@pytest.mark.parametrize("moment", ["ATTACH", "COPY", "_copy", "_flush"])
def test_a_crash_before_the_rename_leaves_the_last_release_and_is_cleaned_up(
    tmp_path: Path, path: Path, moment: str
) -> None:
    with open_warehouse(tmp_path / "w.duckdb") as connection:
        load_document(connection, BOOK, "code-1", NIGHT)
        publish_release(connection, path)
        load_document(connection, OTHER, "code-1", NIGHT)
    command = [sys.executable, "-c", KILLED, str(tmp_path / "w.duckdb"), str(path), moment]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    assert answer(path, COUNT) == [(1,)]
    assert len(list(path.parent.iterdir())) > 1
    with open_warehouse(tmp_path / "w.duckdb") as connection:
        publish_release(connection, path)
    assert answer(path, COUNT) == [(2,)]
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("left", [b"half a file", b""])
def test_whatever_a_crash_in_the_middle_of_the_copy_left_is_in_nobodys_way(
    connection: duckdb.DuckDBPyConnection, path: Path, left: bytes
) -> None:
    publish_release(connection, path)
    for suffix in ("building", "building.wal"):
        (path.parent / f".{path.name}.{suffix}").write_bytes(left)
    publish_release(connection, path)
    assert answer(path, COUNT) == [(1,)]
    assert list(path.parent.iterdir()) == [path]


READER = """
import sys
from pathlib import Path
from warehouse.connect import open_release
with open_release(Path(sys.argv[1])) as connection:
    for query in sys.stdin:
        print(connection.execute(query).fetchone()[0], flush=True)
"""


def in_another_process(path: Path) -> subprocess.Popen[str]:
    """Return a process that has the release open and answers queries line by line."""
    command = [sys.executable, "-c", READER, str(path)]
    return subprocess.Popen(
        command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ
    )


def ask(reader: subprocess.Popen[str], query: str) -> str:
    assert reader.stdin is not None
    assert reader.stdout is not None
    reader.stdin.write(query + "\n")
    reader.stdin.flush()
    return reader.stdout.readline().strip()
