"""What every list reader gets and gives: one list page, the rules of its site, and what the page leads to.

Pure: pages are bytes that were fetched elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import cast
from urllib.parse import urlsplit

from lxml import etree
from lxml.cssselect import CSSSelector

from flows.crawl.pages import (
    Link,
    decode_page,
    element_text,
    find_date,
    find_links,
    find_url_date,
    parse_page,
)

_NEXT_WORDS = re.compile(r"^[\[<>»›\s]*(?:下一页|下页|后一页|next)[\]<>»›\s]*$", re.IGNORECASE)
_ITEM_TAGS = frozenset({"li", "tr", "dd", "dt"})


@dataclass(frozen=True, slots=True)
class ListRules:
    """What a site file says about its lists: CSS selectors, and the most pages of one list."""

    items: str | None = None
    columns: str | None = None
    max_pages: int = 50


@dataclass(frozen=True, slots=True)
class ListPage:
    """What one list page leads to, in page order: links, further pages of the same list, columns below it."""

    links: list[Link]
    next_pages: list[str]
    columns: list[Link]


@dataclass(frozen=True)
class Page:
    """One list page as fetched: its bytes and the address that its relative links start from."""

    html: bytes
    url: str

    @cached_property
    def text(self) -> str:
        """Return the page as text, whatever its charset."""
        return decode_page(self.html)

    @cached_property
    def root(self) -> etree._Element:
        """Return the root element.

        Raises: PageError when the page holds no HTML.
        """
        return parse_page(self.html)

    @cached_property
    def links(self) -> list[tuple[etree._Element, Link]]:
        """Return every element that leads somewhere, with its link."""
        return list(find_links(self.root, self.url))


@dataclass(frozen=True, slots=True)
class ListReader:
    """How the lists of one publishing system are known and read."""

    name: str
    knows: Callable[[Page], bool]
    read: Callable[[Page, ListRules], ListPage]


def has_detail(page: Page, pattern: re.Pattern[str]) -> bool:
    """Return whether a link to the page's own host matches a detail pattern; other hosts run other systems."""
    host = urlsplit(page.url).netloc
    return any(pattern.search(link.url) and urlsplit(link.url).netloc == host for _, link in page.links)


def item_links(page: Page, rules: ListRules, wanted: Callable[[str], bool]) -> Iterator[Link]:
    """Yield the links of the list's items, each with the date printed in its item.

    An item is what the site file selects; without a selector, a link whose address is `wanted`.
    """
    for region in select(page, rules.items):
        for element, link in find_links(region, page.url):
            if element.tag != "a" or not link.title or _NEXT_WORDS.match(link.title):
                continue
            if rules.items or wanted(link.url):
                yield replace(link, date=_item_date(element, link))


def select(page: Page, selector: str | None) -> list[etree._Element]:
    """Return the elements that a CSS selector names; the whole page without one."""
    return cast("list[etree._Element]", CSSSelector(selector)(page.root)) if selector else [page.root]


def next_links(page: Page) -> Iterator[str]:
    """Yield the pages behind links that read 下一页 or next."""
    for element, link in page.links:
        if _NEXT_WORDS.match(link.title) or element.get("rel") == "next":
            yield link.url


def list_page(page: Page, links: Iterable[Link], next_pages: Iterable[str]) -> ListPage:
    """Return a list page with each address once, as it first stands, and without itself."""
    first: dict[str, Link] = {}
    for link in links:
        first.setdefault(link.url, link)
    return ListPage(list(first.values()), [url for url in dict.fromkeys(next_pages) if url != page.url], [])


def _item_date(anchor: etree._Element, link: Link) -> date | None:
    """Return the date printed in the item around a link, else the date inside its address."""
    item = next((parent for parent in anchor.iterancestors() if parent.tag in _ITEM_TAGS), None)
    printed = None if item is None else find_date(element_text(item).replace(element_text(anchor), " "))
    return printed or find_url_date(link.url)
