"""Runs one night's steps over captured books and dies by SIGKILL at a named point: a process for `test_crashes`.

    python -m tests.flows.crash_driver FOLDER POINT

FOLDER holds an archive and a warehouse with captures; POINT is `load`, `judge`, `release`, `letter`, or `never`.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import flows.extract
import flows.judge
import flows.publish.outbox
import warehouse.release
from flows.crawl.archive import Archive
from flows.crawl.site import load_site
from flows.publish.night import send_letters
from flows.settings import Settings
from warehouse.connect import open_warehouse


def dying(function: Callable[..., Any], *, after: int) -> Callable[..., Any]:
    """Return the function, made to kill its process once it was called `after` times and has done its work."""
    calls = 0

    def call(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        result = function(*arguments, **named)
        calls += 1
        if calls == after:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return call


def run_steps(folder: Path, point: str) -> None:
    """Read, judge, release and send; die where told."""
    settings = Settings(folder=folder, sites=folder / "sites", workers=1)
    match point:
        case "load":
            flows.extract.load_document = dying(flows.extract.load_document, after=2)  # type: ignore[attr-defined]
        case "judge":
            flows.judge.store_judgement = dying(flows.judge.store_judgement, after=1)  # type: ignore[attr-defined]
        case "release":
            warehouse.release._copy = dying(warehouse.release._copy, after=1)
        case "letter":
            flows.publish.outbox.send_letter = dying(flows.publish.outbox.send_letter, after=1)  # type: ignore[attr-defined]
    archive = Archive(settings.archive)
    with open_warehouse(settings.warehouse) as connection:
        flows.extract.read_books(connection, archive, settings, lambda *_: None)
        flows.judge.judge_books(connection, archive, settings, lambda *_: None)
        warehouse.release.publish_release(connection, settings.release)
        sites = [load_site(path) for path in sorted(settings.sites.glob("*.yml"))]
        send_letters(connection, sites, archive.get, settings, datetime(2026, 11, 24, tzinfo=UTC))


if __name__ == "__main__":
    run_steps(Path(sys.argv[1]), sys.argv[2])
