"""A list page → links to detail pages, and the further pages of the list.

`LIST_READERS` holds one reader a kind of list page; a site file names the one it needs. A page of a new
kind is a new function here and a line in `LIST_READERS`, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin

from lxml import etree
from lxml.cssselect import CSSSelector

from flows.crawl.pages import (
    Link,
    decode_page,
    element_text,
    find_date,
    find_links,
    find_url_date,
    is_attachment,
    parse_page,
)

if TYPE_CHECKING:
    from flows.crawl.site import SiteFile

_TRS_DETAIL = re.compile(r"/t20\d{6}_\d+\.s?html?$")
_TRS_PAGING = re.compile(
    r"""createPageHTML\(\s*(?P<pages>\d+|countPage)\s*,\s*(?:\d+|currentPage)\s*,"""
    r"""\s*["'](?P<name>[\w-]+)["']\s*,\s*["'](?P<suffix>\w+)["']"""
)
_TRS_COUNT = re.compile(r"\bcountPage\s*=\s*(\d+)")
_NEXT_WORDS = re.compile(r"^[\[<>»›\s]*(?:下一页|下页|后一页|next)[\]<>»›\s]*$", re.IGNORECASE)
_ITEM_TAGS = frozenset({"li", "tr", "dd", "dt"})


@dataclass(frozen=True, slots=True)
class ListPage:
    """What one list page leads to, in page order: links, and further pages of the same list."""

    links: list[Link]
    next_pages: list[str]


def read_list(html: bytes, url: str, site: SiteFile) -> ListPage:
    """Return the links and further pages of one list page, by the reader that the site file names.

    Raises: PageError when the page holds no HTML.
    """
    links, next_pages = LIST_READERS[site.reader](html, url, site)
    return ListPage(_without_repeats(links), [page for page in dict.fromkeys(next_pages) if page != url])


def _read_trs(html: bytes, url: str, site: SiteFile) -> tuple[list[Link], list[str]]:
    """Read a TRS WCM list: t<date>_<id>.html details, index_1.html … written by createPageHTML()."""
    root = parse_page(html)
    links = [
        link
        for link in _item_links(root, url, site)
        if site.selectors.list_items or _TRS_DETAIL.search(link.url) or is_attachment(link.url)
    ]
    return links, [
        *_script_pages(decode_page(html), url, site.politeness.max_list_pages),
        *_next_pages(root, url),
    ]


def _read_plain(html: bytes, url: str, site: SiteFile) -> tuple[list[Link], list[str]]:
    """Read any list whose next page is a link that says so; the site file says which links are items."""
    root = parse_page(html)
    return list(_item_links(root, url, site)), list(_next_pages(root, url))


def _item_links(root: etree._Element, url: str, site: SiteFile) -> Iterator[Link]:
    """Yield the links of the list's items, each with the date printed in its item."""
    for region in _item_regions(root, site.selectors.list_items):
        for element, link in find_links(region, url):
            if element.tag == "a" and link.title and not _NEXT_WORDS.match(link.title):
                yield replace(link, date=_item_date(element, link))


def _item_regions(root: etree._Element, selector: str | None) -> list[etree._Element]:
    """Return the elements that a selector names; the whole page without one."""
    return cast("list[etree._Element]", CSSSelector(selector)(root)) if selector else [root]


def _item_date(anchor: etree._Element, link: Link) -> date | None:
    """Return the date printed in the item around a link, else the date inside its address."""
    item = next((parent for parent in anchor.iterancestors() if parent.tag in _ITEM_TAGS), None)
    printed = None if item is None else find_date(element_text(item).replace(element_text(anchor), " "))
    return printed or find_url_date(link.url)


def _script_pages(text: str, url: str, limit: int) -> Iterator[str]:
    """Yield the pages that createPageHTML(total, index, name, suffix) would link, at most `limit`."""
    paging = _TRS_PAGING.search(text)
    if paging is None:
        return
    count = _TRS_COUNT.search(text) if paging["pages"] == "countPage" else paging
    pages = int(count[1]) if count else 1
    for index in range(1, min(pages, limit + 1)):
        yield urljoin(url, f"{paging['name']}_{index}.{paging['suffix']}")


def _next_pages(root: etree._Element, url: str) -> Iterator[str]:
    """Yield the pages behind links that read 下一页 or next."""
    for element, link in find_links(root, url):
        if _NEXT_WORDS.match(link.title) or element.get("rel") == "next":
            yield link.url


def _without_repeats(links: list[Link]) -> list[Link]:
    """Return `links` with each address once, as it first stands."""
    first: dict[str, Link] = {}
    for link in links:
        first.setdefault(link.url, link)
    return list(first.values())


LIST_READERS: dict[str, Callable[[bytes, str, SiteFile], tuple[list[Link], list[str]]]] = {
    "trs": _read_trs,
    "plain": _read_plain,
}
