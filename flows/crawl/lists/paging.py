"""Paging that a script writes: createPageHTML() in its two forms, and pages numbered beside the first.

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


def _page_count(pages: str, text: str) -> int:
    """Return the number of pages: printed in the call, or the value of the variable it names."""
    if pages.isdigit():
        return int(pages)
    value = re.search(rf"\b{pages}\s*=\s*(\d+)", text)
    return int(value[1]) if value else 1
