"""广东集约化平台: /content/post_<id>.html paged index_2.html …, and gkmlpt, whose lists come as JSON.

A column of gkmlpt is an address like /gkmlpt/index#2811: the page names its site (SID), the fragment the
column, and /gkmlpt/api/all/<column>?page=<n>&sid=<site> gives a hundred articles at a time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

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
from flows.crawl.pages import Link, PageError, absolute_url, clean_text, find_date, is_attachment

_DETAIL = re.compile(r"/(?:content/)?m?post_\d+\.html?$")
_SID = re.compile(r"""\bSID\b["']?\s*[:=]\s*["']?(\d+)""")
_API = "/gkmlpt/api/all/"
_CHINA = timezone(timedelta(hours=8))


def _wanted(url: str) -> bool:
    return _DETAIL.search(url) is not None or is_attachment(url)


def _knows(page: Page) -> bool:
    """Return whether a page belongs to gkmlpt or links content/post_<id>.html."""
    return "/gkmlpt/" in page.url or has_detail(page, _DETAIL)


def _read(page: Page, rules: ListRules) -> ListPage:
    """Return what a list leads to: articles of the JSON interface, or links of a page."""
    if _API in page.url:
        answer = _parse(page)
        return list_page(page, _articles(answer, page.url), _next_articles(answer, page, rules))
    column, site = urlsplit(page.url).fragment, _SID.search(page.text)
    if "/gkmlpt/" in page.url and column.isdigit() and site:
        return list_page(page, [], [_api_address(page.url, column, {"page": "1", "sid": site[1]})])
    further = [
        *script_pages(page, rules.max_pages),
        *numbered_pages(page, rules.max_pages),
        *next_links(page),
    ]
    return list_page(page, item_links(page, rules, _wanted), further)


def _parse(page: Page) -> dict[str, Any]:
    """Return the JSON of one answer.

    Raises: PageError when it is none, or has no articles.
    """
    try:
        answer = json.loads(page.text)
    except ValueError as error:
        raise PageError("gkmlpt answered no JSON; look at the address in a browser") from error
    if not isinstance(answer, dict) or not isinstance(answer.get("articles"), list):
        raise PageError("gkmlpt answered without articles; look at the address in a browser")
    return answer


def _articles(answer: dict[str, Any], url: str) -> Iterator[Link]:
    """Yield the links of one answer's articles."""
    for article in answer["articles"]:
        address = absolute_url(url, str(article.get("url") or article.get("post_url") or ""))
        if address is not None:
            yield Link(address, clean_text(str(article.get("title") or "")), _article_date(article))


def _article_date(article: dict[str, Any]) -> date | None:
    """Return the day an article was published: printed, or seconds since 1970, in China's time."""
    printed = find_date(str(article.get("display_publish_time") or article.get("created_at") or ""))
    seconds = article.get("first_publish_time") or article.get("date") or article.get("create_time")
    if printed or not str(seconds).isdigit():
        return printed
    return datetime.fromtimestamp(int(str(seconds)), UTC).astimezone(_CHINA).date()


def _next_articles(answer: dict[str, Any], page: Page, rules: ListRules) -> Iterator[str]:
    """Yield the address of the next hundred articles while some are left."""
    query = {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}
    number = int(query.get("page", "1"))
    articles = len(answer["articles"])
    if articles and number < rules.max_pages and number * max(articles, 100) < int(answer.get("total") or 0):
        parts = urlsplit(page.url)
        yield urlunsplit(parts._replace(query=urlencode({**query, "page": str(number + 1)})))


def _api_address(url: str, column: str, query: dict[str, str]) -> str:
    """Return the address of the JSON interface beside a gkmlpt page."""
    parts = urlsplit(url)
    folder = parts.path[: parts.path.index("/gkmlpt/")]
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}{_API}{column}", urlencode(query), ""))


GUANGDONG = ListReader("guangdong", _knows, _read)
