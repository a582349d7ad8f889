"""A list page → links to detail pages, the further pages of the list, and the columns below it.

Each publishing system has a reader in `flows/crawl/lists/`; a site file names the one it needs, or says
`auto`. A page of a new kind is a new module there and a line in `_SYSTEMS`, and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.crawl.lists import department_columns
from flows.crawl.lists.guangdong import GUANGDONG
from flows.crawl.lists.hashed import HASHED
from flows.crawl.lists.hunan import HUNAN
from flows.crawl.lists.jcms import JCMS
from flows.crawl.lists.jpaas import JPAAS
from flows.crawl.lists.page import ListPage, ListReader, ListRules, Page
from flows.crawl.lists.plain import PLAIN
from flows.crawl.lists.trs import TRS

if TYPE_CHECKING:
    from flows.crawl.site import SiteFile

AUTO = "auto"

_SYSTEMS = (JPAAS, JCMS, GUANGDONG, TRS, HASHED, HUNAN, PLAIN)
"""The readers in the order in which a page is tried; `plain` takes any page."""


def system_of(page: Page) -> ListReader:
    """Return the reader of the system that a page belongs to."""
    return next(reader for reader in _SYSTEMS if reader.knows(page))


LIST_READERS: dict[str, ListReader] = {
    reader.name: reader for reader in (*_SYSTEMS, department_columns.department_columns(system_of))
}


def read_list(html: bytes, url: str, site: SiteFile) -> ListPage:
    """Return what one list page leads to, by the reader that the site file names or that knows the page.

    Raises: PageError when the page holds no HTML.
    """
    page = Page(html, url)
    rules = ListRules(site.selectors.list_items, site.selectors.columns, site.politeness.max_list_pages)
    return _reader_of(site, page).read(page, rules)


def _reader_of(site: SiteFile, page: Page) -> ListReader:
    """Return the reader that a site file names, else the one that knows the page."""
    if site.reader != AUTO:
        return LIST_READERS[site.reader]
    below = site.selectors.columns is not None or department_columns.knows(page)
    return LIST_READERS["department_columns"] if below else system_of(page)
