"""大汉 jpaas, which follows JCMS in Zhejiang, Shandong and ministries: a script tag that names an interface.

The tag carries the address of the interface and its parameters (`querydata`); each answer is JSON around a
piece of HTML, fifty items at a time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from flows.crawl.lists.page import ListPage, ListReader, ListRules, Page, item_links, list_page, next_links
from flows.crawl.pages import PageError, is_attachment

_INTERFACE = "/front/page/build/unit"
_DETAIL = re.compile(r"/art/20\d\d/(?:\d{1,2}/\d{1,2}/)?art_\w+\.s?html?$")
_COUNT = re.compile(r"""\bcount\b\D{1,20}(\d+)""")
_ITEMS_AT_ONCE = 50


def _wanted(url: str) -> bool:
    return _DETAIL.search(url) is not None or is_attachment(url)


def _knows(page: Page) -> bool:
    """Return whether a page names the interface of jpaas, or is an answer of it."""
    return "jpaas-publish-server" in page.text or _INTERFACE in page.url


def _read(page: Page, rules: ListRules) -> ListPage:
    """Return what a page with jpaas's tags, or an answer of its interface, leads to."""
    if _INTERFACE not in urlsplit(page.url).path:
        further = [*_interfaces(page), *next_links(page)]
        return list_page(page, item_links(page, rules, _wanted), further)
    html = _answered_html(page)
    piece = Page(f"<html><body>{html}</body></html>".encode(), page.url)
    links = list(item_links(piece, ListRules(), _wanted))
    return list_page(page, links, _next_items(page.url, html, len(links), rules.max_pages))


def _interfaces(page: Page) -> Iterator[str]:
    """Yield the address of the first items of each list that the page's tags name."""
    for tag in page.root.iter("script", "div"):
        address, parameters = tag.get("url"), tag.get("querydata")
        if address is None or parameters is None or _INTERFACE not in address:
            continue
        pairs = dict(re.findall(r"""['"](\w+)['"]\s*:\s*['"]([^'"]*)['"]""", parameters))
        yield _address(urljoin(page.url, address), pairs, 1)


def _address(interface: str, parameters: dict[str, str], number: int) -> str:
    """Return the address that gives one page of items."""
    span = json.dumps({"pageNo": number, "pageSize": _ITEMS_AT_ONCE}, separators=(",", ":"))
    return f"{interface}?{urlencode({**parameters, 'paramJson': span})}"


def _answered_html(page: Page) -> str:
    """Return the HTML inside an answer.

    Raises: PageError when the answer is no JSON or holds no HTML.
    """
    try:
        return str(json.loads(page.text)["data"]["html"])
    except (ValueError, KeyError, TypeError) as error:
        raise PageError("jpaas answered no list; look at the address in a browser") from error


def _next_items(url: str, html: str, here: int, most_pages: int) -> Iterator[str]:
    """Yield the address of the next items while the stated count, or a full page, says that some are left."""
    parts = urlsplit(url)
    parameters = dict(parse_qsl(parts.query))
    asked = re.search(r'"pageNo":(\d+)', parameters.get("paramJson", ""))
    number, count = int(asked[1]) if asked else 1, _COUNT.search(html)
    left = int(count[1]) > number * _ITEMS_AT_ONCE if count else here >= _ITEMS_AT_ONCE
    if here and left and number < most_pages:
        yield _address(urlunsplit(parts._replace(query="")), parameters, number + 1)


JPAAS = ListReader("jpaas", _knows, _read)
