"""A release is whole, exact and read-only, and readers never wait for it and never see half of it."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

import warehouse.release
import warehouse.release_database
from tests.expectations.relation_examples import document_of
from tests.warehouse.books import BOOK, NIGHT, dump
from warehouse.connect import open_release, open_warehouse
from warehouse.load import load_document
from warehouse.manifest import read_manifest
from warehouse.outbox import OutboxLetter, enqueue_letter
from warehouse.release import RELEASES, Release, ReleaseHeldError, count_rows, publish_release
from warehouse.release_database import Versions

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


def test_a_release_keeps_tables_views_and_comments(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    publish_release(connection, path)
    for what in (
        "SELECT schema_name, view_name, comment FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' ORDER BY ALL",
        "SELECT table_name, comment FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY 1",
        "SELECT c.table_name, column_name, data_type, c.comment FROM duckdb_columns() AS c JOIN duckdb_tables() "
        "USING (table_oid) WHERE c.schema_name = 'main' ORDER BY ALL",
    ):
        assert answer(path, what) == connection.execute(what).fetchall()
    assert answer(path, "SELECT publisher, current_version FROM publisher_overview") == [(BOOK.publisher, 1)]


def test_views_for_readers_answer_as_they_do_in_the_warehouse(
    connection: duckdb.DuckDBPyConnection, path: Path
) -> None:
    publish_release(connection, path)
    views = connection.execute("SELECT view_name FROM duckdb_views() WHERE schema_name = 'report'").fetchall()
    assert len(views) == 15
    for (view,) in views:
        query = f"FROM report.{view} ORDER BY ALL"
        assert answer(path, query) == connection.execute(query).fetchall()
    assert answer(path, "SELECT count(*) > 0 FROM report.numbers") == [(True,)]


def test_every_column_of_a_release_is_described_in_both_languages(
    connection: duckdb.DuckDBPyConnection, path: Path
) -> None:
    publish_release(connection, path)
    bare = "SELECT count(*) FROM duckdb_columns() WHERE NOT internal AND NOT coalesce(comment, '').contains(' · ')"
    assert answer(path, bare) == [(0,)]


def test_addresses_of_letters_stay_at_home(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    letter = OutboxLetter(
        "l1", "青岚区统计局", BOOK.sha256, ("f1",), "clerk@example.org", "zh", "<m@x>", "l1.eml"
    )
    enqueue_letter(connection, letter)
    publish_release(connection, path)
    assert answer(path, "SELECT count(*) FROM letters") == [(0,)]
    assert not [f for f in path.parent.rglob("*") if f.is_file() and b"clerk@example.org" in f.read_bytes()]


def test_money_comes_out_exact(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    publish_release(connection, path)
    query = "SELECT sum(amount_yuan), typeof(sum(amount_yuan)) FROM facts"
    assert answer(path, query) == [(Decimal(400_100), "DECIMAL(38,6)")]


def test_a_release_is_read_only_even_to_its_owner(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    publish_release(connection, path)
    assert oct(path.stat().st_mode & 0o777) == "0o444"


def read_csv(
    connection: duckdb.DuckDBPyConnection, path: Path, table: str, columns: str = "*"
) -> list[tuple[Any, ...]]:
    """Return the rows of a released CSV, every value as its text."""
    file = path.parent / "csv" / f"{table}.csv.zst"
    return connection.execute(
        f"SELECT {columns} FROM read_csv('{file}', header = true, all_varchar = true)"
    ).fetchall()


def test_a_release_has_the_same_tables_as_parquet_and_csv(
    connection: duckdb.DuckDBPyConnection, path: Path
) -> None:
    release = publish_release(connection, path)
    for table, rows in release.rows.items():
        parquet = path.parent / "parquet" / table
        source = f"{parquet}/*/*.parquet" if parquet.is_dir() else f"{parquet}.parquet"
        assert connection.execute(f"SELECT count(*) FROM '{source}'").fetchall() == [(rows,)]
        assert len(read_csv(connection, path, table)) == rows
    folders = [f.name for f in (path.parent / "parquet" / "facts").iterdir()]
    assert folders == [f"fiscal_year={BOOK.fiscal_year}"]


def test_no_text_of_a_csv_runs_in_a_spreadsheet(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    connection.execute("UPDATE facts SET label = '=HYPERLINK(1)', text = '-1,234.50'")
    publish_release(connection, path)
    rows = read_csv(connection, path, "facts", "label, text")
    assert set(rows) == {("'=HYPERLINK(1)", "-1,234.50")}


def test_the_manifest_says_what_the_release_is(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    publish_release(connection, path, Versions("code-1", "relations-1"), now=NIGHT)
    load_document(connection, OTHER, "code-1", NIGHT)
    publish_release(connection, path, Versions("code-1", "relations-1"), now=NIGHT + timedelta(days=1))
    manifest = read_manifest(path.parent)
    assert manifest is not None
    assert (manifest.release, manifest.previous) == ("20251125T180000000000Z", "20251124T180000000000Z")
    assert (manifest.state, manifest.code_version, manifest.relations_version) == (
        "good",
        "code-1",
        "relations-1",
    )
    assert manifest.changed["documents_new"] == [OTHER.sha256]
    assert manifest.rows_changed["documents"] == 1
    assert all(not check.offences for check in manifest.checks)
    for file in manifest.files:
        content = (path.parent / file.path).read_bytes()
        assert (file.bytes, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert answer(path, "SELECT release_id, made_at FROM report.release") == [
        ("20251125T180000000000Z", NIGHT + timedelta(days=1))
    ]


def test_two_releases_of_the_same_warehouse_have_the_same_contents(
    connection: duckdb.DuckDBPyConnection, path: Path
) -> None:
    publish_release(connection, path)
    first = read_manifest(path.parent)
    publish_release(connection, path)
    second = read_manifest(path.parent)
    assert first is not None
    assert second is not None
    assert second.tables == first.tables
    assert not any(second.changed.values())


def test_so_many_releases_are_kept_as_are_asked_for(
    connection: duckdb.DuckDBPyConnection, path: Path
) -> None:
    for day in range(4):
        publish_release(connection, path, keep=2, now=NIGHT + timedelta(days=day))
    releases = sorted(folder.name for folder in (path.parent.parent / RELEASES).iterdir())
    assert releases == ["20251126T180000000000Z", "20251127T180000000000Z"]
    assert path.parent.resolve().name == releases[-1]


def test_a_folder_from_before_releases_were_kept_makes_room_for_the_link(
    connection: duckdb.DuckDBPyConnection, path: Path
) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"an older release")
    publish_release(connection, path)
    assert answer(path, COUNT) == [(1,)]
    assert (path.parent.parent / RELEASES / "00000000T000000000000Z" / path.name).exists()


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        ("DELETE FROM forms", "every fact has its document and its form"),
        ("INSERT INTO documents FROM documents", "every document stands once"),
        ("INSERT INTO facts FROM facts", "every fact of a document stands once"),
        ("INSERT INTO forms FROM forms", "every form of a document stands once"),
        ("UPDATE facts SET page = 10000", "every fact stands on a page of its document"),
        (
            "UPDATE facts SET state = 'printed', amount_yuan = NULL, text = ''",
            "every printed number has an amount",
        ),
        ("DELETE FROM facts", "every table holds the rows of the warehouse"),
        ("COMMENT ON COLUMN facts.page IS 'page'", "every table, view and column is described"),
        ("ALTER TABLE facts DROP COLUMN label", "every view can be asked"),
    ],
)
def test_a_release_that_fails_a_check_stays_aside_and_the_last_one_current(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    damage: str,
    reason: str,
) -> None:
    publish_release(connection, path, now=NIGHT)
    write = warehouse.release_database.write_database

    def write_and_damage(source: duckdb.DuckDBPyConnection, target: Path, *about: Any) -> None:
        write(source, target, *about)
        with duckdb.connect(str(target)) as damaged:
            damaged.execute(damage)

    load_document(connection, OTHER, "code-1", NIGHT)
    monkeypatch.setattr(warehouse.release, "write_database", write_and_damage)
    with pytest.raises(ReleaseHeldError, match=reason) as held:
        publish_release(connection, path)
    assert "the release of 2025-11-24 18:00 stays current" in str(held.value)
    assert answer(path, COUNT) == [(1,)]
    (aside,) = (path.parent.parent / RELEASES).glob("*.held")
    manifest = read_manifest(aside)
    assert manifest is not None
    assert manifest.state == "held"


def test_a_release_that_lost_a_fifth_of_its_documents_is_held_back(
    connection: duckdb.DuckDBPyConnection, path: Path
) -> None:
    load_document(connection, OTHER, "code-1", NIGHT)
    publish_release(connection, path)
    connection.execute("DELETE FROM facts WHERE document_id = ?", [OTHER.sha256])
    connection.execute("DELETE FROM documents WHERE document_id = ?", [OTHER.sha256])
    with pytest.raises(ReleaseHeldError, match="documents: 2 in the last release, 1 now"):
        publish_release(connection, path)
    assert answer(path, COUNT) == [(2,)]


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
    for name in ("write_database", "write_manifest", "_point"):
        step = getattr(warehouse.release, name)

        def watched(*arguments: Any, step: Any = step) -> None:
            step(*arguments)
            with in_another_process(path) as reader:
                seen.append(ask(reader, COUNT))

        monkeypatch.setattr(warehouse.release, name, watched)
    publish_release(connection, path)
    assert seen == ["1", "1", "2"]  # after the copy, after it is whole, after the link is replaced


def test_a_copy_that_fails_leaves_the_last_release_and_the_warehouse_open_for_work(
    connection: duckdb.DuckDBPyConnection, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_release(connection, path)
    monkeypatch.setattr(warehouse.release_database, "STORAGE_VERSION", "v0.0.0")
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
step = getattr(warehouse.release, moment)

def step_and_die(*arguments):
    step(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(warehouse.release, moment, step_and_die)
with open_warehouse(database) as connection:
    warehouse.release.publish_release(connection, release)
"""


@pytest.mark.parametrize("moment", ["write_database", "write_dictionary", "write_manifest", "_flush"])
def test_a_crash_before_the_link_is_replaced_leaves_the_last_release_and_is_cleaned_up(
    tmp_path: Path, path: Path, moment: str
) -> None:
    with open_warehouse(tmp_path / "w.duckdb") as connection:
        load_document(connection, BOOK, "code-1", NIGHT)
        publish_release(connection, path)
        load_document(connection, OTHER, "code-1", NIGHT)
    command = [sys.executable, "-c", KILLED, str(tmp_path / "w.duckdb"), str(path), moment]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    assert answer(path, COUNT) == [(1,)]
    releases = path.parent.parent / RELEASES
    assert list(releases.glob(".*.building"))
    with open_warehouse(tmp_path / "w.duckdb") as connection:
        publish_release(connection, path)
    assert answer(path, COUNT) == [(2,)]
    assert not list(releases.glob(".*.building"))


def test_many_readers_read_on_while_releases_are_replaced(
    connection: duckdb.DuckDBPyConnection, path: Path
) -> None:
    publish_release(connection, path, keep=1)
    readers = [in_another_process(path) for _ in range(3)]
    assert [ask(reader, COUNT) for reader in readers] == ["1"] * 3
    load_document(connection, OTHER, "code-1", NIGHT)
    for _ in range(2):  # the second removes the release that the readers hold open
        publish_release(connection, path, keep=1)
        assert [ask(reader, "SELECT count(*) FROM report.books") for reader in readers] == ["1"] * 3
    for reader in readers:
        reader.communicate(timeout=60)
        assert reader.returncode == 0
    with in_another_process(path) as reader:
        assert ask(reader, COUNT) == "2"


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
