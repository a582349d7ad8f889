"""`mingzhang site`: draft a site file, and try one without keeping anything."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.crawl.archive import Archive
from flows.crawl.draft import draft_site, find_region
from flows.crawl.fetch import Fetcher
from flows.crawl.preview import FoundBook, Preview, preview_site
from flows.crawl.site import find_sites, load_site
from flows.crawl.walk import Progress
from flows.progress import show_progress
from flows.settings import Settings
from transforms.errors import MingzhangError
from transforms.model import Kind

_KINDS = {Kind.FINAL_ACCOUNTS: "决算", Kind.BUDGET: "预算", None: "?"}


class DraftError(MingzhangError):
    """A draft that would take the place of a file."""


def write_draft(code: str, path: Path | None, settings: Settings) -> Path:
    """Return the path of a new site file for a region; a file that is there is never overwritten.

    Without a path it goes among the sites, unless one of them describes the region already.
    Raises: UnknownRegionError; DraftError when the file or the region is there already.
    """
    region = find_region(code)
    if path is None:
        known = _described(code, settings.sites)
        if known is not None:
            raise DraftError(
                f"{known} describes {region.name} already: edit it, or name another file with --to"
            )
        path = settings.sites / f"{code}.yml"
    if path.exists():
        raise DraftError(f"{path} is there already: edit it, or name another file with --to")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(draft_site(region), encoding="utf-8")
    return path


def _described(code: str, folder: Path) -> Path | None:
    """Return the site file of a region; a file with a mistake describes none."""
    for path in find_sites(folder):
        with suppress(MingzhangError):
            if load_site(path).code == code:
                return path
    return None


def try_site(path: Path, settings: Settings) -> Preview:
    """Return what a night would fetch by a site file; pages are kept in a scratch folder that is thrown away.

    Raises: YamlRecordError when the file has a mistake.
    """
    site = load_site(path)
    with (
        TemporaryDirectory(prefix="mingzhang-site-") as folder,
        Fetcher(settings.contact, allow_loopback=settings.allow_loopback) as fetcher,
        show_progress(Console(stderr=True)) as progress,
    ):

        def show(event: Progress) -> None:
            progress(f"{event.site} {event.role.value}", event.done, event.total, event.url)

        return preview_site(site, Archive(Path(folder)), fetcher, lambda: datetime.now(UTC), on_progress=show)


def print_preview(preview: Preview, console: Console) -> None:
    """Print the books a site offers, how many there are of each year, and what went wrong."""
    table = Table(box=None, pad_edge=False)
    for heading in ("年度", "类别", "单位", "格式", "发布", "标题"):
        table.add_column(heading, overflow="fold")
    for book in preview.books:
        table.add_row(*map(Text, _cells(book)))
    console.print(table)
    for book in preview.books:
        console.print(book.url, markup=False, highlight=False, soft_wrap=True)
    counts = Counter((book.fiscal_year or 0, _KINDS[book.kind]) for book in preview.books)
    years = ", ".join(f"{year or '?'} {kind} {count}" for (year, kind), count in sorted(counts.items()))
    lists = ", ".join(f"{name} {count}" for name, count in preview.systems.items())
    _say(
        console,
        f"{_count(len(preview.books), 'file')} ({years or 'none'}) on {_count(sum(preview.systems.values()), 'list page')} ({lists}) "
        f"and {_count(preview.detail_pages, 'page')}; nothing was kept",
    )
    for url in preview.without_book:
        _say(console, f"no book: {url}")
    for problem in preview.problems:
        _say(console, f"lost: {problem}")


def as_json(preview: Preview) -> str:
    """Return a preview as one line of JSON."""
    return json.dumps(asdict(preview), ensure_ascii=False, default=str)


def _cells(book: FoundBook) -> tuple[str, ...]:
    """Return one row of the table of books."""
    return (
        str(book.fiscal_year or "?"),
        _KINDS[book.kind] + (f"（{book.scope}）" if book.scope else ""),
        book.publisher or "?",
        book.format,
        "" if book.published is None else f"{book.published:%Y-%m-%d}",
        book.title,
    )


def _count(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _say(console: Console, line: str) -> None:
    console.print(line, markup=False, highlight=False, soft_wrap=True)
