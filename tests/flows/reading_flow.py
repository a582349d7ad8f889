"""A flow that reads what was captured, for `test_spread`: in a module of its own, since a cluster's tasks carry it along."""

from __future__ import annotations

from pathlib import Path

from prefect import flow

from flows.crawl.archive import Archive
from flows.extract import read_books
from flows.settings import Settings
from warehouse.connect import open_warehouse


@flow(name="read", validate_parameters=False)
def read_captured(folder: Path, task_runner: str) -> None:
    """Read the captured books of a folder with two workers."""
    settings = Settings.model_validate({"folder": folder, "workers": 2, "task_runner": task_runner})
    with open_warehouse(settings.warehouse) as connection:
        read_books(connection, Archive(settings.archive), settings, lambda *_: None)
