"""A Dask cluster of two workers reads the same facts as the processes of one machine."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.crawl.archive import Archive
from flows.demo.site import BOOKS_FOLDER
from flows.settings import Settings
from tests.flows.bad_files import write_bad_files
from warehouse.connect import open_warehouse
from warehouse.runs import record_captures

pytest.importorskip("prefect_dask", reason="the dask extra is not installed")

STATE = {
    "facts": "FROM facts ORDER BY document_id, fact_id",
    "documents": "SELECT * EXCLUDE (loaded_at) FROM documents ORDER BY ALL",
}
State = dict[str, list[tuple[object, ...]]]


def read_as(task_runner: str, folder: Path, files: list[Path]) -> State:
    """Return what a warehouse holds after files were captured and read in one flow run."""
    from tests.flows.reading_flow import read_captured

    settings = Settings(folder=folder)
    archive = Archive(settings.archive)
    with open_warehouse(settings.warehouse) as connection:
        rows = [row(number, archive.put(file.read_bytes()), file) for number, file in enumerate(files)]
        record_captures(connection, "run", rows)
    read_captured(folder, task_runner)
    with open_warehouse(settings.warehouse) as connection:
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
    on_one_machine = read_as("processes", tmp_path / "processes", files)
    on_two_workers = read_as("dask", tmp_path / "dask", files)
    assert len(on_one_machine["facts"]) > 600
    assert on_two_workers == on_one_machine
