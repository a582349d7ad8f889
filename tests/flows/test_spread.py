"""A Dask cluster of two workers reads the same facts as the processes of one machine."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.crawl.archive import Archive
from flows.demo.site import BOOKS_FOLDER
from flows.extract import read_books
from flows.settings import Settings
from tests.flows.bad_files import write_bad_files
from warehouse.connect import open_warehouse
from warehouse.runs import record_captures

pytest.importorskip("prefect_dask", reason="the dask extra is not installed")

STATE = {
    "facts": "SELECT * EXCLUDE (rowid) FROM (SELECT rowid, * FROM facts) ORDER BY document_id, fact_id",
    "documents": "SELECT * EXCLUDE (loaded_at) FROM documents ORDER BY ALL",
}
State = dict[str, list[tuple[object, ...]]]


def read_captured(folder: Path, files: list[Path], task_runner: str) -> State:
    """Return what a warehouse holds after files were captured and read in one flow run."""
    from prefect import flow

    settings = Settings.model_validate({"folder": folder, "workers": 2, "task_runner": task_runner})
    archive = Archive(settings.archive)
    with open_warehouse(settings.warehouse) as connection:
        record_captures(
            connection, "run", [row(n, archive.put(f.read_bytes()), f) for n, f in enumerate(files)]
        )

        @flow(name="read", validate_parameters=False)
        def read() -> None:
            read_books(connection, archive, settings, lambda *_: None)

        read()
        return {name: connection.execute(query).fetchall() for name, query in STATE.items()}


def row(number: int, sha256: str, file: Path) -> tuple[object, ...]:
    """Return the capture of one PDF."""
    return (
        "demo", f"http://site.example/{number}.pdf", "attachment", None, file.name, file.name, None, None,
        datetime(2026, 11, 24, tzinfo=UTC), "new", sha256, file.stat().st_size, "application/pdf", None, None, "",
    )  # fmt: skip


@pytest.mark.usefixtures("prefect_server")
def test_a_cluster_of_two_workers_gives_the_same_facts_and_the_same_refusals(tmp_path: Path) -> None:
    files = [*sorted(BOOKS_FOLDER.glob("*_2024.pdf")), *write_bad_files(tmp_path)]
    on_one_machine = read_captured(tmp_path / "processes", files, "processes")
    on_two_workers = read_captured(tmp_path / "dask", files, "dask")
    assert len(on_one_machine["facts"]) > 600
    assert on_two_workers == on_one_machine
