"""Paging: createPageHTML() in its two forms, pages numbered beside the first, and pages numbered in the query.

The TRS form counts pages from 0, so its second page is index_1; the form that begins with the id of an
element counts from 1, so its second page is index_2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit, urlunsplit

from flows.crawl.lists.page import Page

_COUNT = r"(?P<pages>\d+|countPage|\w*[pP]ageCount|totalPage)"
_CURRENT = r"(?:\d+|currentPage|\w+)"
_NAME = r"""["'](?P<name>[\w./-]+)["']\s*,\s*["']\.?(?P<suffix>\w+)["']"""
_FROM_ZERO = re.compile(rf"createPageHTML\(\s*{_COUNT}\s*,\s*{_CURRENT}\s*,\s*{_NAME}")
_FROM_ONE = re.compile(
    rf"""createPageHTML\(\s*["'][\w-]+["']\s*,\s*{_COUNT}\s*,\s*{_CURRENT}\s*,\s*{_NAME}"""
)
_COMMENTED_OUT = re.compile(r"//\s*createPageHTML[^\n]*")
_NUMBERED = re.compile(r"^(?P<stem>[a-zA-Z]\w*?)_(?P<number>\d{1,4})\.(?P<suffix>s?html?)$")
_PAGE_PARAMETER = re.compile(
    r"(?:^|&)(?:page|pageindex|pageno|pagenum|curpage|p)=(\d{1,4})(?=&|$)", re.IGNORECASE
)
_NAME_OF_PAGE = re.compile(r"^(?P<stem>[a-zA-Z]\w*?)(?:_\d{1,4})?\.s?html?$")


def script_pages(page: Page, limit: int) -> Iterator[str]:
    """Yield the pages that createPageHTML() would link, at most `limit`."""
    text = _COMMENTED_OUT.sub("", page.text)
    for pattern, first in ((_FROM_ONE, 2), (_FROM_ZERO, 1)):
        call = pattern.search(text)
        if call is not None:
            total = _page_count(call["pages"], text)
            for number in range(first, min(total - 1, limit) + first):
                yield urljoin(page.url, f"{call['name']}_{number}.{call['suffix']}")
            return


def numbered_pages(page: Page, limit: int) -> Iterator[str]:
    """Yield the pages index_2, index_3 … up to the last one that the page links, at most `limit`.

    Sites of Guangdong and Hunan link only some of their pages, the last among them.
    """
    folder, _, name = urlunsplit(urlsplit(page.url)._replace(query="", fragment="")).rpartition("/")
    own = _NAME_OF_PAGE.match(name or "index.html")
    if own is None:
        return
    last: dict[str, int] = {}
    for _, link in page.links:
        beside = _NUMBERED.match(link.url.removeprefix(f"{folder}/"))
        if beside and beside["stem"] == own["stem"]:
            last[beside["suffix"]] = max(last.get(beside["suffix"], 0), int(beside["number"]))
    for suffix, number in last.items():
        for further in range(2, min(number, limit + 1) + 1):
            yield f"{folder}/{own['stem']}_{further}.{suffix}"


def query_pages(page: Page, limit: int) -> Iterator[str]:
    """Yield the pages that links number in their query, as list.jsp?id=7&page=3, up to the last one linked.

    Only links to the page's own path count; at most `limit`.
    """
    own = urlsplit(page.url)
    last: dict[tuple[str, str], int] = {}
    for _, link in page.links:
        parts = urlsplit(link.url)
        number = _PAGE_PARAMETER.search(parts.query)
        if number and (parts.netloc, parts.path) == (own.netloc, own.path):
            around = (parts.query[: number.start(1)], parts.query[number.end(1) :])
            last[around] = max(last.get(around, 0), int(number[1]))
    for (before, after), highest in last.items():
        for further in range(2, min(highest, limit + 1) + 1):
            yield urlunsplit(own._replace(query=f"{before}{further}{after}", fragment=""))


def _page_count(pages: str, text: str) -> int:
    """Return the number of pages: printed in the call, or the value of the variable it names."""
    if pages.isdigit():
        return int(pages)
    value = re.search(rf"\b{pages}\s*=\s*(\d+)", text)
    return int(value[1]) if value else 1
