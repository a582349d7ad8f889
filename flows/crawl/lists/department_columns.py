"""A column a department: a page whose menu leads to the columns below it, each a list of some system.

A column below stands under the folder of the page, as /czyjs/tjj/ under /czyjs/; where addresses do not
say so, the site file selects the links. What the page itself lists is read by the system it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from flows.crawl.lists.page import ListPage, ListReader, ListRules, Page, select
from flows.crawl.pages import Link, find_links, is_attachment

_FEWEST = 2
_FOLDER = re.compile(r"^(?P<below>(?:[\w.-]+/)+)(?:(?:index|default|list)\.s?html?)?$")
_NO_COLUMN = re.compile(r"^(?:首页|更多|more|[>»]+|政府信息公开(?:指南|制度|年报))$", re.IGNORECASE)


def department_columns(system_of: Callable[[Page], ListReader]) -> ListReader:
    """Return the reader; `system_of` says which system's reader takes the items of a page."""

    def read(page: Page, rules: ListRules) -> ListPage:
        found = system_of(page).read(page, rules)
        return ListPage(found.links, found.next_pages, columns_below(page, rules))

    return ListReader("department_columns", knows, read)


def knows(page: Page) -> bool:
    """Return whether at least two links lead to columns below the page."""
    return len(columns_below(page, ListRules())) >= _FEWEST


def columns_below(page: Page, rules: ListRules) -> list[Link]:
    """Return the links to columns below a page, each once."""
    columns: dict[str, Link] = {}
    for link in _selected(page, rules.columns) if rules.columns else _below(page):
        if link.title and link.url != page.url and not is_attachment(link.url):
            columns.setdefault(link.url, link)
    return list(columns.values())


def _selected(page: Page, selector: str) -> Iterator[Link]:
    """Yield the links inside the elements that the site file selects."""
    for region in select(page, selector):
        yield from (link for _, link in find_links(region, page.url))


def _below(page: Page) -> Iterator[Link]:
    """Yield the links whose address is a folder under the folder of the page."""
    start = _folder(page.url)
    for _, link in page.links:
        is_below = link.url.startswith(start) and _FOLDER.match(link.url.removeprefix(start))
        if is_below and not _NO_COLUMN.match(link.title):
            yield link


def _folder(url: str) -> str:
    """Return the address of the folder a page stands in, with a slash at the end."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}/"
