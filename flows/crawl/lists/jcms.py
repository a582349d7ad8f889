"""大汉 JCMS, of Zhejiang, Shandong, Gansu, Jiangsu, Dalian: /art/<y>/<m>/<d>/art_<column>_<id>.html.

The page carries its first records as XML inside a script; further records come from jpage/dataproxy.jsp,
whose answer has the same form. `nextgroup` leads from one answer to the next; where it is missing, the
settings of the page's jpage() call name the records that are left.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

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
from flows.crawl.lists.scripts import anchors_in
from flows.crawl.pages import Link, is_attachment

_DETAIL = re.compile(r"/art/20\d\d/(?:\d{1,2}/\d{1,2}/)?art_\w+\.s?html?$")
_ADDRESS = re.compile(r"""href\s*=\s*["']([^"']+)["']""")
_PROXY = re.compile(r"""["'](?P<proxy>[^"']*/dataproxy\.jsp)[^"']*["']""")
_TOTAL = re.compile(
    r"""\btotalRecord\b["']?\s*[:=]\s*["']?(\d+)|<totalrecord>(\d+)</totalrecord>""", re.IGNORECASE
)
_PER_PAGE = re.compile(r"""\bperPage\b["']?\s*[:=]\s*["']?(\d+)""", re.IGNORECASE)
_PARAMETER = re.compile(
    r"""\b(col|appid|webid|path|columnid|sourceContentType|unitid|webname|permissiontype)["']?\s*[:=]\s*"""
    r"""["']?([^"'&,}\s]+)"""
)
_PAGES_A_GROUP = 3
"""dataproxy.jsp gives three pages of records at once, as the script of JCMS asks for."""


def _wanted(url: str) -> bool:
    return _DETAIL.search(url) is not None or is_attachment(url)


def _knows(page: Page) -> bool:
    """Return whether a page is or carries the XML of jpage, or links /art/<y>/<m>/<d>/art_<id>.html."""
    return "dataproxy.jsp" in page.text or "<datastore>" in page.text or has_detail(page, _DETAIL)


def _read(page: Page, rules: ListRules) -> ListPage:
    """Return what a JCMS page, or an answer of its dataproxy.jsp, leads to."""
    records = [_links_of(record, page.url) for record in _elements(page.text, "record")]
    links = [link for record in records for link in record if _wanted(link.url)]
    if "dataproxy.jsp" not in urlsplit(page.url).path:
        links += item_links(page, rules, _wanted)
    return list_page(page, links, [*_further_records(page, len(records), rules), *next_links(page)])


def _elements(text: str, name: str) -> Iterator[str]:
    """Yield what stands between <name> and </name>, each time; nothing after the last one is closed."""
    end = 0
    while (start := text.find(f"<{name}>", end)) >= 0 and (end := text.find(f"</{name}>", start)) >= 0:
        yield text[start + len(name) + 2 : end].strip().removeprefix("<![CDATA[").removesuffix("]]>")


def _links_of(record: str, url: str) -> list[Link]:
    """Return the links of one record, whose HTML stands in CDATA or escaped."""
    return list(anchors_in(record if "<a" in record else html.unescape(record), url))


def _further_records(page: Page, here: int, rules: ListRules) -> Iterator[str]:
    """Yield the addresses of dataproxy.jsp that give the records this page does not carry."""
    group = _ADDRESS.search(next(_elements(page.text, "nextgroup"), ""))
    if group is not None:
        address = urljoin(page.url, html.unescape(group[1]))
        if _page_number(address) <= rules.max_pages:
            yield address
        return
    proxy, total = _PROXY.search(page.text), _TOTAL.search(page.text)
    if proxy is None or total is None or "dataproxy.jsp" in urlsplit(page.url).path:
        return
    count, stated = int(total[1] or total[2]), _PER_PAGE.search(page.text)
    per_page = int(stated[1]) if stated else 15
    fixed = dict(_PARAMETER.findall(page.text))
    size = max(per_page, 1) * _PAGES_A_GROUP
    for start in range(here + 1, min(count, rules.max_pages * size) + 1, size):
        span = {"startrecord": start, "endrecord": min(start + size - 1, count), "perpage": per_page}
        yield urljoin(page.url, proxy["proxy"]) + "?" + urlencode({**span, **fixed})


def _page_number(address: str) -> int:
    """Return the page number in an address of dataproxy.jsp, 1 where it has none."""
    number = parse_qs(urlsplit(address).query).get("page", ["1"])[0]
    return int(number) if number.isdigit() else 1


JCMS = ListReader("jcms", _knows, _read)
