"""One night at one site: robots.txt → list pages → detail pages → attachments → the archive.

The order is that of the site file and of the pages, so that two walks over the same site are the same
walk. One bad page never ends a walk: it becomes a capture that says what was wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from flows.crawl.answers import Fetched, Known, State
from flows.crawl.archive import Archive, ArchiveError
from flows.crawl.attachments import is_archive, is_file, judge_format, open_archive
from flows.crawl.details import DetailPage, read_detail
from flows.crawl.expected import count_alarms, count_books
from flows.crawl.fetch import AGENT, Fetcher
from flows.crawl.listing import read_list
from flows.crawl.lists.page import ListPage
from flows.crawl.pages import Link, find_url_date, is_attachment
from flows.crawl.robots import Rules, read_rules, robots_url
from flows.crawl.site import SiteFile
from flows.crawl.visits import HTML_BOOK, Capture, Role, SiteState, SiteVisit, judge_visit

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Progress:
    """One address done: how many of the addresses of its role are, of how many known so far."""

    site: str
    role: Role
    done: int
    total: int
    url: str
    state: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A link to follow, the capture of the page it stands on, and the words that led to its column below another."""

    link: Link
    page: Capture
    column: str = ""


@dataclass(frozen=True, slots=True)
class _Visited:
    """What asking one address gave: its capture, its content, and the address that relative links start from."""

    capture: Capture
    content: bytes | None
    base_url: str
    status: int | None


def crawl_site(
    site: SiteFile,
    archive: Archive,
    known: Mapping[str, Known],
    fetcher: Fetcher,
    clock: Callable[[], datetime],
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> SiteVisit:
    """Return what one night at a site found; every content captured is in the archive.

    Args:
        site: The site file.
        archive: Where content goes, and from where unchanged pages are read again.
        known: What earlier nights captured, by address: robots.txt, pages and attachments.
        fetcher: The night's HTTP client.
        clock: The time, with its zone.
        on_progress: Told after each list page, detail page and attachment.
    """
    began = clock()
    if site.paused is not None:
        return SiteVisit(site.key, SiteState.EMPTY_EXPECTED, (), f"paused: {site.paused}", 0.0)
    walk = Walk(site, archive, known, fetcher, clock, on_progress=on_progress)
    walk.fetch_attachments(walk.read_details(walk.read_columns()))
    walk.shortcomings += count_alarms(count_books(walk.captures, site), site.expected.a_year, clock().date())
    state, detail = judge_visit(walk.captures, walk.shortcomings, site.expected)
    return SiteVisit(site.key, state, tuple(walk.captures), detail, (clock() - began).total_seconds())


class Walk:
    """The walk over one site: what was captured so far, and the robots.txt rules met on the way."""

    def __init__(
        self,
        site: SiteFile,
        archive: Archive,
        known: Mapping[str, Known],
        fetcher: Fetcher,
        clock: Callable[[], datetime],
        *,
        on_progress: Callable[[Progress], None],
    ) -> None:
        self.captures: list[Capture] = []
        self.shortcomings: list[str] = []
        self._site = site
        self._archive = archive
        self._known = known
        self._fetcher = fetcher
        self._clock = clock
        self._on_progress = on_progress
        self._rules: dict[str, Rules] = {}

    def read_columns(self) -> list[Wanted]:
        """Return the wanted links of all columns, each address once, in the order of the lists.

        Columns below a column are walked after it; each address is asked once, whatever leads to it.
        """
        wanted: dict[str, Wanted] = {}
        columns = list(self._site.columns)
        names = dict.fromkeys(columns, "")
        asked: set[str] = set()
        for number, column in enumerate(columns, start=1):
            if number > self._site.politeness.max_columns:
                self.shortcomings.append(f"more than {number - 1} columns, raise max_columns")
                break
            for capture, found in self._read_column(column, asked):
                for link in found.links:
                    if self._site.titles.read(link.title) is not None:
                        wanted.setdefault(link.url, Wanted(link, capture, names[column]))
                new = {below.url: below.title for below in found.columns if below.url not in names}
                columns += new
                names |= new
        return list(wanted.values())

    def _read_column(self, column: str, asked: set[str]) -> Iterator[tuple[Capture, ListPage]]:
        """Yield each list page of one column that was not asked yet, with what it leads to."""
        pages = [page for page in (column,) if page not in asked]
        most = self._site.politeness.max_list_pages
        for number, url in enumerate(pages, start=1):
            if number > most:
                self.shortcomings.append(f"{column} has more than {most} list pages, raise max_list_pages")
                return
            asked.add(url)
            visited = self._ask(url, Role.LIST)
            capture, found = self._read(visited, partial(read_list, site=self._site))
            self._keep(capture, number, len(pages))
            if found is not None:
                pages += [page for page in found.next_pages if page not in asked and page not in pages]
                yield capture, found

    def read_details(self, wanted: list[Wanted]) -> list[Wanted]:
        """Return the attachments of all wanted pages, each address once; a list may link one directly.

        An address that gives a file in place of a page is kept as the attachment it is.
        """
        attachments: dict[str, Wanted] = {}
        for number, item in enumerate(wanted, start=1):
            if is_attachment(item.link.url):
                attachments.setdefault(item.link.url, item)
                continue
            visited = self._ask(item.link.url, Role.DETAIL)
            if visited.content is not None and is_file(visited.content):
                self._keep_attachment(visited, item, number, len(wanted))
                continue
            capture, found = self._read(visited, read_detail)
            capture = _detail_capture(capture, item, found)
            self._keep(capture, number, len(wanted))
            for link in found.attachments if found else ():
                attachments.setdefault(link.url, Wanted(link, capture, item.column))
        return list(attachments.values())

    def fetch_attachments(self, attachments: list[Wanted]) -> None:
        """Capture each attachment, with what the page that links to it says."""
        for number, item in enumerate(attachments, start=1):
            self._keep_attachment(self._ask(item.link.url, Role.ATTACHMENT), item, number, len(attachments))

    def _keep_attachment(self, visited: _Visited, item: Wanted, done: int, total: int) -> None:
        """Keep the capture of an attachment, and of the files inside it when it is an archive."""
        capture = replace(
            judge_format(visited.capture, visited.content),
            role=Role.ATTACHMENT,
            page_url=item.page.url,
            page_title=item.page.page_title,
            link_text=item.link.title,
            page_date=item.page.page_date or item.link.date,
        )
        if visited.content is None or not is_archive(visited.content):
            self._keep(capture, done, total)
            return
        most = self._site.politeness.max_bytes
        for opened in open_archive(capture, visited.content, self._archive, self._known, most):
            self._keep(opened, done, total)

    def _read(self, visited: _Visited, read: Callable[[bytes, str], Read]) -> tuple[Capture, Read | None]:
        """Return what a page says, and its capture, which says so where the page cannot be read."""
        if visited.content is None:
            return visited.capture, None
        try:
            return visited.capture, read(visited.content, visited.base_url)
        except Exception as error:  # a page from outside may break any reader, and the walk goes on
            return replace(visited.capture, state=State.FAILED, detail=f"unreadable page: {error}"), None

    def _keep(self, capture: Capture, done: int, total: int) -> None:
        """Add a capture to the visit and tell of it."""
        self.captures.append(capture)
        self._on_progress(Progress(self._site.key, capture.role, done, total, capture.url, capture.state))

    def _rules_of(self, url: str) -> Rules:
        """Return the robots.txt rules of a host, fetched and captured once a visit."""
        address = robots_url(url)
        if address not in self._rules:
            visited = self._ask(address, Role.ROBOTS)
            self.captures.append(visited.capture)
            self._rules[address] = read_rules(AGENT, visited.status, visited.content, visited.capture.detail)
        return self._rules[address]

    def _ask(self, url: str, role: Role) -> _Visited:
        """Return what one address gives, its content in the archive."""
        known = self._known.get(url)
        if known is not None and not self._archive.has(known.sha256):
            known = Known(known.sha256)
        fetched = self._fetch(url, known, role)
        content = fetched.body
        if fetched.state is State.UNCHANGED and content is None and known is not None:
            try:
                content = self._archive.get(known.sha256)
            except ArchiveError:  # damaged here, so fetched whole again, which mends it
                fetched = self._fetch(url, Known(known.sha256), role)
                content = fetched.body
        if fetched.body is not None:
            self._archive.put(fetched.body)
        capture = _capture(self._site.key, role, fetched, known, content, captured_at=self._clock())
        return _Visited(capture, content, fetched.final_url, fetched.status)

    def _fetch(self, url: str, known: Known | None, role: Role) -> Fetched:
        """Return what the fetcher says of one address; robots.txt is itself under no rules."""
        if role is Role.ROBOTS:
            return self._fetcher.fetch(url, self._site, known)
        return self._fetcher.fetch(url, self._site, known, self._rules_of)


def _capture(
    site: str,
    role: Role,
    fetched: Fetched,
    known: Known | None,
    content: bytes | None,
    *,
    captured_at: datetime,
) -> Capture:
    """Return the capture of one answer; a server that confirms content need not repeat its validators."""
    confirmed = known if fetched.state is State.UNCHANGED else None
    return Capture(
        site=site,
        url=fetched.url,
        role=role,
        captured_at=captured_at,
        state=fetched.state,
        url_date=find_url_date(fetched.url),
        sha256=fetched.sha256,
        size_bytes=None if content is None else len(content),
        content_type=fetched.headers.get("content-type"),
        etag=fetched.headers.get("etag") or (confirmed.etag if confirmed else None),
        last_modified=fetched.headers.get("last-modified")
        or (confirmed.last_modified if confirmed else None),
        detail=fetched.detail,
        status=fetched.status,
        final_url=fetched.final_url,
        headers={name: value for name, value in fetched.headers.items() if name.lower() != "set-cookie"},
    )


def _detail_capture(capture: Capture, item: Wanted, found: DetailPage | None) -> Capture:
    """Return the capture of a detail page, with what its list and the page itself say."""
    if found and found.is_book:
        capture = replace(capture, detail=f"{HTML_BOOK}: {found.figure_tables} tables of figures")
    return replace(
        capture,
        page_url=item.page.url,
        page_title=found.title if found else None,
        link_text=item.link.title,
        page_date=found.published if found and found.published else item.link.date,
    )
