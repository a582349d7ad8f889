"""Lists that a script writes: anchors inside strings, and records of title and address."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from lxml import etree

from flows.crawl.lists.page import Page
from flows.crawl.pages import (
    Link,
    absolute_url,
    choose_title,
    clean_text,
    element_text,
    find_date,
    find_url_date,
)

_ANCHOR = re.compile(
    r"""<a\b[^>]*?href\s*=\s*["']?(?P<url>[^"'\s>]+)(?P<more>[^>]*)>(?P<words>.*?)</a>"""
    r"""(?P<after>[^<]*(?:<(?:span|b|em|i)\b[^>]*>[^<]*)?)""",
    re.IGNORECASE | re.DOTALL,
)
_FULL_TITLE = re.compile(r"""\btitle\s*=\s*(["'])(.*?)\1""", re.DOTALL)
_RECORD = re.compile(r"\{[^{}]*\}")
_FIELD = re.compile(
    r"""["']?(?P<name>\w+)["']?\s*:\s*(?P<quote>["'])(?P<value>(?:\\.|(?!(?P=quote)).)*)(?P=quote)"""
)
_TITLE_FIELDS = ("title", "doctitle", "name", "titles", "subtitle")
_URL_FIELDS = ("url", "docpuburl", "linkurl", "href", "puburl", "link")
_DATE_FIELDS = ("date", "docreltime", "pubdate", "publishtime", "time", "docpubtime")


def scripted_links(page: Page, wanted: Callable[[str], bool]) -> Iterator[Link]:
    """Yield the wanted links that scripts of the page would write, in the order they stand there."""
    for script in page.root.iter("script"):
        text = (script.text or "").replace("\\/", "/")
        if "http" in text or "htm" in text:
            yield from (link for link in anchors_in(text, page.url) if wanted(link.url))
            yield from (link for link in _records(text, page.url) if wanted(link.url))


def anchors_in(text: str, url: str) -> Iterator[Link]:
    """Yield the links of anchors written in a text: a script, or a piece of XML."""
    for anchor in _ANCHOR.finditer(text.replace('\\"', '"').replace("\\'", "'")):
        address = absolute_url(url, html.unescape(anchor["url"]))
        full = _FULL_TITLE.search(anchor["more"])
        title = choose_title(_words(anchor["words"]), clean_text(html.unescape(full[2])) if full else "")
        if address is not None and title:
            yield Link(address, title, find_date(anchor["after"]) or find_url_date(address))


def _records(text: str, url: str) -> Iterator[Link]:
    """Yield the links of records {title, url, date} in a script, whatever their fields are called."""
    for record in _RECORD.finditer(text):
        fields = {m["name"].lower(): _unescape(m["value"]) for m in _FIELD.finditer(record[0])}
        address = absolute_url(url, _first(fields, _URL_FIELDS))
        title = _words(_first(fields, _TITLE_FIELDS))
        if address is not None and title and urlsplit(address).path.strip("/"):
            yield Link(address, title, find_date(_first(fields, _DATE_FIELDS)) or find_url_date(address))


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str:
    """Return the first field that has a value, "" when none has."""
    return next((fields[name] for name in names if fields.get(name)), "")


def _unescape(value: str) -> str:
    r"""Return a script's string as text: \u sequences and escaped quotes."""
    unicode = re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), value)
    return re.sub(r"\\(.)", r"\1", unicode)


def _words(fragment: str) -> str:
    """Return the words of a piece of HTML."""
    if "<" not in fragment:
        return clean_text(html.unescape(fragment))
    root = etree.fromstring(f"<p>{fragment}</p>".encode(), etree.HTMLParser(encoding="utf-8"))
    return "" if root is None else element_text(root)
