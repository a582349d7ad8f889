"""What a site file would fetch: its lists and detail pages walked, no book fetched and nothing kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from flows.crawl.archive import Archive
from flows.crawl.fetch import Fetcher
from flows.crawl.listing import system_of
from flows.crawl.lists.page import Page
from flows.crawl.pages import attachment_suffix
from flows.crawl.site import SiteFile
from flows.crawl.titles import TitleReading
from flows.crawl.visits import Capture, Role
from flows.crawl.walk import Progress, Walk, Wanted
from transforms.model import Kind


@dataclass(frozen=True, slots=True)
class FoundBook:
    """One book that a site offers: what the title of its page says, and where its file is.

    `format` is the suffix of the file, `html` for a page that is itself the book, or `file` where a page's
    address gives a file. `publisher` is that of
    the title, else the name of the column that lists it.
    """

    title: str
    publisher: str | None
    fiscal_year: int | None
    kind: Kind | None
    scope: str | None
    published: date | None
    format: str
    url: str
    page_url: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a walk over a site found: its books in page order, pages without one, and what went wrong.

    `systems` counts the list pages by the system that each belongs to, as `reader: auto` would find it.
    """

    books: tuple[FoundBook, ...]
    systems: dict[str, int]
    detail_pages: int
    without_book: tuple[str, ...]
    problems: tuple[str, ...]


def preview_site(
    site: SiteFile,
    scratch: Archive,
    fetcher: Fetcher,
    clock: Callable[[], datetime],
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> Preview:
    """Return what a night would fetch from a site; `scratch` holds pages meanwhile and may be thrown away."""
    walk = Walk(site, scratch, {}, fetcher, clock, on_progress=on_progress)
    wanted = walk.read_columns()
    columns = {item.link.url: item.column for item in wanted}
    books = [_linked(site, item) for item in walk.read_details(wanted)]
    whole = [capture for capture in walk.captures if capture.is_html_book or capture.role is Role.ATTACHMENT]
    books += [_whole(site, page, columns.get(page.url, "")) for page in whole]
    with_book = {book.page_url for book in books}
    details = [capture for capture in walk.captures if capture.role is Role.DETAIL]
    return Preview(
        tuple(books),
        dict(Counter(_system(capture, scratch) for capture in walk.captures if capture.role is Role.LIST)),
        len(details),
        tuple(page.url for page in details if not page.is_lost and page.url not in with_book),
        tuple(f"{lost.url}: {lost.detail or lost.state}" for lost in walk.captures if lost.is_lost)
        + tuple(walk.shortcomings),
    )


def _system(capture: Capture, scratch: Archive) -> str:
    """Return the name of the system that a captured list page belongs to; what became of a page that is lost."""
    if capture.sha256 is None or capture.is_lost:
        return str(capture.state)
    return system_of(Page(scratch.get(capture.sha256), capture.url)).name


def _linked(site: SiteFile, item: Wanted) -> FoundBook:
    """Return a book that a detail page or a list links."""
    page, link = item.page, item.link
    on_list = page.role is Role.LIST
    title = link.title if on_list else page.link_text or link.title
    published = link.date if on_list else page.page_date or link.date
    suffix = attachment_suffix(link.url).removeprefix(".") or "file"
    return _book(site, title, item.column, published, suffix, link.url, page.url)


def _whole(site: SiteFile, page: Capture, column: str) -> FoundBook:
    """Return a book that stands at the address of a page: its HTML, or a file in its place."""
    suffix = "html" if page.is_html_book else "file"
    return _book(site, page.link_text or "", column, page.page_date, suffix, page.url, page.url)


def _book(
    site: SiteFile, title: str, column: str, published: date | None, suffix: str, url: str, page_url: str
) -> FoundBook:
    """Return one book with what its title says."""
    reading = site.titles.read(title) or TitleReading()
    return FoundBook(
        title,
        reading.publisher or column or None,
        reading.fiscal_year,
        reading.kind,
        reading.scope,
        published,
        suffix,
        url,
        page_url,
    )
