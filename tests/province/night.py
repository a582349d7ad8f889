"""Nights over the province, each compared with the truth and weighed: seconds, requests, bytes."""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from flows.crawl.visits import SiteState
from flows.run import run_night
from flows.settings import Settings
from tests.province.plan import DistrictPlan
from tests.province.server import Request, read_log
from warehouse.connect import open_warehouse

Held = set[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class ProvinceNight:
    """What one night did and took."""

    status: int
    seconds: float
    cpu_seconds: float
    requests: tuple[Request, ...]
    states: dict[str, str]
    step_seconds: dict[str, float]
    held: Held
    findings: int

    @property
    def bytes(self) -> int:
        """Bytes of bodies sent."""
        return sum(request.size for request in self.requests)


def settle_in(folder: Path, sites_at_once: int = 32) -> None:
    """Point this process's settings at a folder, with the patience of a simulation."""
    os.environ.update(
        MINGZHANG_FOLDER=str(folder),
        MINGZHANG_SITES=str(folder / "sites"),
        MINGZHANG_ALLOW_LOOPBACK="true",
        MINGZHANG_SITES_AT_ONCE=str(sites_at_once),
        MINGZHANG_PATIENCE__ATTEMPTS="3",
        MINGZHANG_PATIENCE__FIRST_WAIT_SECONDS="0.05",
        MINGZHANG_PATIENCE__SILENT_SECONDS="2",
    )


def take_night(log: Path, console: Console) -> ProvinceNight:
    """Run one night as `mingzhang nightly` does."""
    settings = Settings()
    asked, began, cpu = len(read_log(log)), time.monotonic(), _cpu_seconds()
    status = run_night(settings, console)
    seconds, cpu = time.monotonic() - began, _cpu_seconds() - cpu
    with open_warehouse(settings.warehouse) as warehouse:
        (summary,) = warehouse.execute(
            "SELECT summary FROM runs ORDER BY started_at DESC LIMIT 1"
        ).fetchall()[0]
        held = warehouse.execute(
            "SELECT site, publisher, fiscal_year FROM disclosures WHERE is_current"
        ).fetchall()
        (findings,) = warehouse.execute("SELECT count(*) FROM findings").fetchall()[0]
    told = json.loads(summary)
    return ProvinceNight(
        status, seconds, cpu, tuple(read_log(log, asked)), told["sites"], told["seconds"], set(held), findings
    )


def find_mistakes(plans: Sequence[DistrictPlan], night: ProvinceNight, *, first: bool) -> list[str]:
    """Return every difference between a night and the truth, one line each."""
    truth = {(plan.key, book.publisher, book.fiscal_year) for plan in plans for book in plan.reachable}
    mistakes = [f"missed: {book}" for book in sorted(truth - night.held)]
    mistakes += [f"invented: {book}" for book in sorted(night.held - truth)]
    for plan in plans:
        expected = plan.expected_state
        if not first and expected is SiteState.FRESH:
            expected = SiteState.UNCHANGED
        if night.states.get(plan.key) != expected:
            mistakes.append(f"{plan.key} ({plan.ailment}): {night.states.get(plan.key)}, not {expected}")
    if night.findings:
        mistakes.append(f"{night.findings} findings in books whose sums hold")
    return mistakes


def find_unconditional(first: ProvinceNight, second: ProvinceNight) -> list[Request]:
    """Return the requests of the second night for content that the first got with an ETag, asked without it."""
    had = {(r.address, r.path) for r in first.requests if r.status == 200 and r.stated}
    return [r for r in second.requests if (r.address, r.path) in had and not r.conditional]


def _cpu_seconds() -> float:
    """Return what this process and its ended children used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
