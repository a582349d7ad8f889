"""The crawl step of a night: site files → sites walked side by side, the captures of each stored as soon as it is done."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb
from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner
from stamina.instrumentation import set_on_retry_hooks

from flows.crawl.answers import Known
from flows.crawl.archive import Archive
from flows.crawl.fetch import Fetcher
from flows.crawl.site import SiteFile, find_sites, load_site
from flows.crawl.visits import Capture, SiteState
from flows.crawl.walk import Progress, crawl_site
from flows.journal import SiteEntry
from flows.progress import OnProgress
from flows.settings import Settings
from transforms.errors import MingzhangError
from warehouse.runs import Answer, find_known, record_captures

Warehouse = duckdb.DuckDBPyConnection
RETRY_SECONDS = 30
NOT_MODIFIED = 304

_WRITING = Lock()  # one writer of the warehouse at a time, whatever threads crawl


def load_sites(folder: Path) -> tuple[list[SiteFile], list[SiteEntry]]:
    """Return the sites of a folder, and a failed entry for each file with a mistake: it loses that site only."""
    sites, failed = [], []
    for path in find_sites(folder):
        try:
            sites.append(load_site(path))
        except (MingzhangError, OSError, UnicodeDecodeError) as error:
            failed.append(SiteEntry(path.stem, SiteState.FAILED, "; ".join(str(error).splitlines()), 0.0))
    return sites, failed


def crawl_sites(
    warehouse: Warehouse,
    sites: list[SiteFile],
    archive: Archive,
    settings: Settings,
    run_id: str,
    progress: OnProgress,
) -> list[SiteEntry]:
    """Return how all sites ended, in their order; a site that fails never stops another."""
    runner: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(max_workers=settings.sites_at_once)
    patience = settings.patience.model_dump()
    set_on_retry_hooks(())  # a line a retry is no news in a log; how the site ends is
    with Fetcher(settings.contact, allow_loopback=settings.allow_loopback, **patience) as fetcher, runner:
        futures = [
            runner.submit(
                crawl_one_site.with_options(task_run_name=f"crawl {site.key}"),
                {
                    "site": site,
                    "archive": archive,
                    "warehouse": warehouse,
                    "fetcher": fetcher,
                    "run_id": run_id,
                    "progress": progress,
                },
            )
            for site in sites
        ]
        return [
            _entry_of(site, future.result(raise_on_failure=False))
            for site, future in zip(sites, futures, strict=True)
        ]


@task(cache_policy=NO_CACHE, persist_result=False, retries=1, retry_delay_seconds=RETRY_SECONDS)
def crawl_one_site(
    site: SiteFile,
    archive: Archive,
    warehouse: Warehouse,
    fetcher: Fetcher,
    run_id: str,
    progress: OnProgress,
) -> SiteEntry:
    """Walk one site and store its captures as soon as it is done; the fetcher retries what is worth a retry."""
    with _WRITING, warehouse.cursor() as connection:
        found = find_known(connection, site.key)
    known = {k.url: Known(k.sha256, k.etag, k.last_modified) for k in found}
    show = partial(_show_crawl, progress)
    visit = crawl_site(site, archive, known, fetcher, lambda: datetime.now(UTC), on_progress=show)
    answers = {
        number: Answer(c.status, c.final_url, c.headers)
        for number, c in enumerate(visit.captures)
        if c.status != NOT_MODIFIED
    }
    with _WRITING, warehouse.cursor() as connection:
        record_captures(connection, run_id, [_capture_row(capture) for capture in visit.captures], answers)
    return SiteEntry.of(visit)


def _entry_of(site: SiteFile, result: SiteEntry | BaseException) -> SiteEntry:
    """Return the entry, or a failed one where the walk itself crashed."""
    if isinstance(result, SiteEntry):
        return result
    return SiteEntry(
        site.key, SiteState.FAILED, f"our crawler failed: {type(result).__name__}: {result}", 0.0
    )


def _show_crawl(progress: OnProgress, event: Progress) -> None:
    progress(f"crawl {event.site} {event.role.value}", event.done, event.total, event.url)


def _capture_row(capture: Capture) -> tuple[object, ...]:
    c = capture
    return (
        c.site, c.url, c.role.value, c.page_url, c.page_title, c.link_text, c.page_date, c.url_date, c.captured_at,
        str(c.state), c.sha256, c.size_bytes, c.content_type, c.etag, c.last_modified, c.detail,
    )  # fmt: skip
