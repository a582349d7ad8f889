"""Hunan's systems (红网云, 科创, PowerEasy): content_<id>.html, c<column>/<date>/i<id>.html, paged index_2.html."""

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
from flows.crawl.pages import is_attachment

_DETAIL = re.compile(r"/content_\d+\.s?html?$|/c\d+/(?:20\d{4,6}/)?i\d+\.s?html?$|/i\d{5,}\.s?html?$")


def _wanted(url: str) -> bool:
    return _DETAIL.search(url) is not None or is_attachment(url)


def _knows(page: Page) -> bool:
    """Return whether a page links content_<id>.html or i<id>.html."""
    return has_detail(page, _DETAIL)


def _read(page: Page, rules: ListRules) -> ListPage:
    """Return what a list leads to."""
    further = [
        *script_pages(page, rules.max_pages),
        *numbered_pages(page, rules.max_pages),
        *next_links(page),
    ]
    return list_page(page, item_links(page, rules, _wanted), further)


HUNAN = ListReader("hunan", _knows, _read)
