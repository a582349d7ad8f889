"""`mingzhang archive verify`: the archive read whole, and compared with what the capture log says it holds."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console

from flows.crawl.archive import archive_at
from flows.progress import show_progress
from flows.settings import Settings
from warehouse.connect import open_warehouse
from warehouse.runs import find_captured


@dataclass(frozen=True, slots=True)
class Verified:
    """How many contents were checked and how many ever captured, and one line for each that is not as it should be."""

    checked: int
    captured: int
    problems: tuple[str, ...]


def verify_archive(settings: Settings) -> Verified:
    """Return what is wrong with the archive; without a warehouse only its own files are checked.

    Raises: WarehouseError while a night runs; ArchiveError when its bucket cannot be asked.
    """
    captured: dict[str, str] = {}
    if settings.warehouse.exists():
        with open_warehouse(settings.warehouse) as warehouse:
            captured = find_captured(warehouse)
    archive = archive_at(settings.archive, settings.bucket)
    problems: list[str] = []
    checked = 0
    console = Console(stderr=True)
    console.quiet = not console.is_terminal
    with show_progress(console) as progress:
        for checked, problem in enumerate(archive.verify(captured), start=1):
            progress("verify", checked, max(checked, len(captured)), "")
            if problem is not None:
                problems.append(_with_source(problem, captured))
    return Verified(checked, len(captured), tuple(problems))


def _with_source(problem: str, captured: dict[str, str]) -> str:
    """Return a problem with the address that its content was captured from."""
    source = next((url for sha256, url in captured.items() if sha256 in problem), None)
    return problem if source is None else f"{problem} (captured from {source})"
