"""Runs one night's steps over captured books and dies by SIGKILL at a named point: a process for `test_crashes`.

    python -m tests.flows.crash_driver FOLDER POINT

FOLDER holds an archive and a warehouse with captures. POINT names the function after whose work the process
dies: `load`, `judge`, `copy` (the release is built), `rename` (it is in place), `sending` (the letter is marked
as on its way), `mail` (the server has it). With `never` it lives.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
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

NOW = datetime(2026, 11, 24, tzinfo=UTC)
POINTS: dict[str, tuple[ModuleType, str, int]] = {
    "load": (flows.extract, "load_document", 1),
    "judge": (flows.judge, "store_judgement", 1),
    "copy": (warehouse.release, "write_database", 1),
    "rename": (warehouse.release, "_point", 1),
    "sending": (flows.publish.outbox, "mark_sending", 1),
    "mail": (flows.publish.outbox, "send_letter", 1),
}
"""Module, function, and the number of the call after which the process dies."""


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


def run_steps(folder: Path) -> None:
    """Read, judge, release and send what is left to do in a folder."""
    settings = Settings(folder=folder, sites=folder / "sites", workers=1)
    archive = Archive(settings.archive)
    sites = [load_site(path) for path in sorted(settings.sites.glob("*.yml"))]
    with open_warehouse(settings.warehouse) as connection:
        flows.extract.read_books(connection, archive, settings, lambda *_: None)
        flows.judge.judge_books(connection, archive, settings, lambda *_: None)
        warehouse.release.publish_release(connection, settings.release)
        send_letters(connection, sites, archive.get, settings, NOW)


if __name__ == "__main__":
    if sys.argv[2] != "never":
        module, name, number = POINTS[sys.argv[2]]
        setattr(module, name, dying(getattr(module, name), after=number))
    run_steps(Path(sys.argv[1]))
