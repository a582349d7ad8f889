"""The nightly flow: crawl → read → judge → release → portal → letters. Prefect is the view; the journal is the record.

Every step finds what is left to do in the archive and the warehouse, so a night that was killed anywhere is
finished by the next run: nothing is lost, and nothing is sent twice.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial

import duckdb
from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed
from rich.console import Console

from flows.crawl.archive import Archive, archive_at
from flows.crawl.site import SiteFile
from flows.crawling import crawl_sites, load_sites
from flows.extract import read_books
from flows.journal import COMPLETED, BookEntry, Journal, Replacement
from flows.judge import judge_books
from flows.portal.build import build_portal
from flows.progress import OnProgress, show_progress
from flows.publish.night import send_letters, write_reports
from flows.publish.outbox import DeliveryReport
from flows.readers import run_calls
from flows.settings import Settings
from flows.suite import record_suite
from flows.telling import tell_night
from flows.versions import reading_version, relations_version
from transforms.errors import MingzhangError
from warehouse.compare import compare_documents
from warehouse.connect import open_warehouse
from warehouse.read import read_disclosures
from warehouse.release import ReleaseHeldError, publish_release
from warehouse.release_database import Versions
from warehouse.runs import (
    begin_run,
    end_run,
    find_unended,
    record_sites,
)
from warehouse.versions import find_silent, read_taken_down, record_returns

Warehouse = duckdb.DuckDBPyConnection
SUITE_SECONDS = 900


@flow(name="mingzhang-nightly", validate_parameters=False)
def nightly() -> State[Journal]:
    """Run one night and return how it ended; settings come from the environment and mingzhang.toml."""
    settings = Settings()
    started = datetime.now(UTC)
    journal = Journal(f"{started:%Y%m%dT%H%M%S%f}", started)
    try:
        with (
            open_warehouse(settings.warehouse) as warehouse,
            show_progress(Console(stderr=True)) as progress,
        ):
            _take_night(warehouse, settings, journal, progress)
    except Exception as error:
        journal.blame(error)
        raise
    finally:
        tell_night(journal, settings)
    state = Completed if journal.outcome == COMPLETED else Failed
    return state(name=journal.outcome.capitalize(), message=journal.verdict(), data=journal)


def _take_night(warehouse: Warehouse, settings: Settings, journal: Journal, progress: OnProgress) -> None:
    """Take the night and record it in the warehouse, whatever became of it."""
    for run_id in find_unended(warehouse):
        journal.notes.append(
            f"上一夜 {run_id} 没有结束，今夜接着做完 · it died on its way; this night finishes it"
        )
    begin_run(warehouse, journal.run_id, journal.started_at, relations_version())
    sites, journal.sites = load_sites(settings.sites)
    record_sites(warehouse, [(site.key, site.name, site.code) for site in sites])
    if not sites and not journal.sites:
        journal.faults.append(f"{settings.sites} 中没有站点文件 · no site file there; add one <district>.yml")
    try:
        _run_steps(warehouse, sites, settings, journal, progress)
    except Exception as error:
        journal.blame(error)
        raise
    finally:
        end_run(warehouse, journal.run_id, datetime.now(UTC), journal.outcome, journal.summary())


def _run_steps(
    warehouse: Warehouse, sites: list[SiteFile], settings: Settings, journal: Journal, progress: OnProgress
) -> None:
    """Take the steps of a night in their order; each fills in the journal."""
    archive = archive_at(settings.archive, settings.bucket)
    with journal.timed("crawl"):
        journal.sites += crawl_sites(warehouse, sites, archive, settings, journal.run_id, progress)
    with journal.timed("read"):
        # A task on a cluster carries its surroundings along, and a warehouse cannot travel.
        read = read_captured_books.fn if settings.task_runner == "dask" else read_captured_books
        journal.books = read(warehouse, archive, settings, progress)
        record_returns(warehouse, journal.run_id)
        journal.taken_down = read_taken_down(warehouse, journal.run_id)
    with journal.timed("judge"):
        journal.findings = findings = judge_read_books(warehouse, archive, settings, progress)
        journal.replacements = find_replacements(warehouse, set(findings))
    with journal.timed("report"):
        journal.reports = write_publishers_reports(warehouse, sites, set(findings), archive, settings)
    with journal.timed("release"):
        try:
            journal.released = release_warehouse(warehouse, settings)
        except ReleaseHeldError as error:
            journal.faults.append(f"发布未通过检查，信函不寄 · no letters tonight: {error}")
            return
    if settings.portal:
        with journal.timed("portal"):
            journal.faults += write_portal(archive, settings)
    if findings:
        with journal.timed("record"):
            journal.faults += record_expectations(settings, journal.run_id)
    with journal.timed("letters"):
        report = post_letters(warehouse, sites, archive, settings)
    journal.letters.update(
        {name: len(ids) for name, ids in asdict(report).items() if name != "unreachable" and ids}
    )
    if report.unreachable:
        journal.faults.append(f"信函待寄 · letters wait for the mail server: {report.unreachable}")
    journal.faults += [f"档案 · archive: {problem}" for problem in archive.problems.values()]


@task(cache_policy=NO_CACHE, persist_result=False)
def read_captured_books(
    warehouse: Warehouse, archive: Archive, settings: Settings, progress: OnProgress
) -> list[BookEntry]:
    """Read every captured book that this version of the code has not read."""
    return read_books(warehouse, archive, settings, partial(progress, "read"))


@task(cache_policy=NO_CACHE, persist_result=False)
def judge_read_books(
    warehouse: Warehouse, archive: Archive, settings: Settings, progress: OnProgress
) -> dict[str, int]:
    """Judge every read book that this version of the relations has not judged."""
    return judge_books(warehouse, archive, settings, partial(progress, "judge"))


@task(cache_policy=NO_CACHE, persist_result=False)
def find_replacements(warehouse: Warehouse, judged: set[str]) -> list[Replacement]:
    """Return the books of tonight that took the place of an earlier version, with the figures that changed."""
    silent = find_silent(warehouse, sorted(judged))
    return [
        Replacement(
            d.publisher,
            d.fiscal_year,
            d.title,
            tuple(compare_documents(warehouse, d.replaces, d.document_id)),
            d.document_id in silent,
        )
        for d in read_disclosures(warehouse, sorted(judged))
        if d.replaces is not None
    ]


@task(cache_policy=NO_CACHE, persist_result=False)
def record_expectations(settings: Settings, run_id: str) -> list[str]:
    """Let Great Expectations assert and record the verdicts just released; return the faults that are our own.

    It runs in a process of its own: its import costs 290 MB, and a crash of it is no fault of the data.
    """
    arguments = (settings.release, run_id, settings.folder / "great_expectations")
    (outcome,) = run_calls(
        record_suite,
        [(run_id, arguments)],
        workers=1,
        seconds=SUITE_SECONDS,
        megabytes=settings.megabytes_per_reader,
    )
    if outcome.error is not None:
        return [f"Great Expectations: {outcome.error}"]
    return outcome.result or []


@task(cache_policy=NO_CACHE, persist_result=False)
def write_publishers_reports(
    warehouse: Warehouse, sites: list[SiteFile], touched: set[str], archive: Archive, settings: Settings
) -> list[str]:
    """Write the HTML report of every publisher concerned."""
    return [str(path) for path in write_reports(warehouse, sites, touched, archive.get, settings)]


@task(cache_policy=NO_CACHE, persist_result=False)
def release_warehouse(warehouse: Warehouse, settings: Settings) -> str:
    """Put the release in place, unless a check holds it back."""
    versions = Versions(reading_version(), relations_version())
    return str(publish_release(warehouse, settings.release, versions, settings.releases_kept).path)


@task(cache_policy=NO_CACHE, persist_result=False)
def write_portal(archive: Archive, settings: Settings) -> list[str]:
    """Build the portal of the release; return a fault where that fails, since letters wait for no page."""
    try:
        build_portal(settings.release, settings.portal_folder, archive.get, workers=settings.workers)
    except (MingzhangError, OSError, ValueError) as error:
        return [f"门户未更新 · the portal was not built: {error}"]
    return []


@task(cache_policy=NO_CACHE, persist_result=False)
def post_letters(
    warehouse: Warehouse, sites: list[SiteFile], archive: Archive, settings: Settings
) -> DeliveryReport:
    """Write and send the letters, each once."""
    return send_letters(warehouse, sites, archive.get, settings, datetime.now(UTC))
