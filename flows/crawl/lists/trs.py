"""TRS WCM, of most districts in Hubei, Chongqing, Ningxia, Jilin: t<date>_<id>.html, paged index_1.html.

Its lists stand in the page or are written by a script; createPageHTML() writes the paging.
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
from flows.crawl.lists.paging import script_pages
from flows.crawl.lists.scripts import scripted_links
from flows.crawl.pages import is_attachment

_DETAIL = re.compile(r"/t20\d{6}_\d+\.s?html?$")
_MARK = re.compile(r"""createPageHTML\(\s*(?:\d+|countPage)\s*,|\bt20\d{6}_\d+\.s?html?\b""")


def _wanted(url: str) -> bool:
    return _DETAIL.search(url) is not None or is_attachment(url)


def _knows(page: Page) -> bool:
    """Return whether a page links t<date>_<id>.html, or has a script that pages as TRS does."""
    return has_detail(page, _DETAIL) or _MARK.search(page.text) is not None


def _read(page: Page, rules: ListRules) -> ListPage:
    """Return what a TRS list leads to."""
    links = [
        *item_links(page, rules, _wanted),
        *scripted_links(page, lambda url: _DETAIL.search(url) is not None),
    ]
    return list_page(page, links, [*script_pages(page, rules.max_pages), *next_links(page)])


TRS = ListReader("trs", _knows, _read)
