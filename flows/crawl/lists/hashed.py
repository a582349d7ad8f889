"""Systems that name pages by a hash (开普, UCAP: Jiangxi, Sichuan, Heilongjiang, Hainan): <yyyymm>/<32 hex>.shtml.

Their lists page with createPageHTML('<id of an element>', …), which counts from 1; some name a page by a
number (xxgk-show-64159.html) in place of the hash.
"""

from __future__ import annotations

import re

from flows.crawl.lists.page import (
    ListPage,
    ListReader,
    ListRules,
    Page,
    has_detail,
    item_links,
    list_page,
    next_links,
)
from flows.crawl.lists.paging import numbered_pages, script_pages
from flows.crawl.lists.scripts import scripted_links
from flows.crawl.pages import is_attachment

_HASH = r"(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
_DETAIL = re.compile(rf"/(?:20\d{{4}}|show|content|detail)/{_HASH}\.s?html?$|/xxgk-show-\d+\.s?html?$")


def _wanted(url: str) -> bool:
    return _DETAIL.search(url) is not None or is_attachment(url)


def _knows(page: Page) -> bool:
    """Return whether a page links <yyyymm>/<32 hex>.shtml or a page numbered by the same systems."""
    return has_detail(page, _DETAIL)


def _read(page: Page, rules: ListRules) -> ListPage:
    """Return what a list leads to."""
    links = [
        *item_links(page, rules, _wanted),
        *scripted_links(page, lambda url: _DETAIL.search(url) is not None),
    ]
    further = [
        *script_pages(page, rules.max_pages),
        *numbered_pages(page, rules.max_pages),
        *next_links(page),
    ]
    return list_page(page, links, further)


HASHED = ListReader("hashed", _knows, _read)
