"""A saved HTML page → text, elements, absolute links and dates, whatever its charset and however broken.

Pure: this module reads bytes that were fetched elsewhere and contacts nobody.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, unquote, urldefrag, urljoin, urlsplit

from lxml import etree

from transforms.errors import MingzhangError

ATTACHMENT_SUFFIXES = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".zip", ".rar")

_DECLARED_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u00ad"))
_PRINTED_DATE = re.compile(r"(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_URL_DATES = (
    re.compile(r"/t(20\d\d)(\d\d)(\d\d)_\d+\.s?html?$"),
    re.compile(r"/[PW]0(20\d\d)(\d\d)(\d\d)\d*\.\w+$"),
    re.compile(r"/(20\d\d)/(\d{1,2})/(\d{1,2})/"),
)


class PageError(MingzhangError):
    """A page that holds no HTML at all."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link on a page: absolute address, its words, and the date printed beside it."""

    url: str
    title: str
    date: date | None = None


def decode_page(html: bytes) -> str:
    """Return the text of a page: valid UTF-8 first, then the charset it declares, then GB 18030.

    UTF-8 comes first because a Chinese page in GBK is never valid UTF-8, while UTF-8 bytes pass as GBK.
    One damaged character in a thousand does not turn a charset down.
    """
    try:
        return html.decode("utf-8-sig")
    except UnicodeDecodeError:
        candidates = [*_declared_charset(html), "gb18030"]
    for charset in candidates:
        text = html.decode(charset, "replace")
        if text.count("\ufffd") * 1000 <= len(text):
            return text
    return html.decode(candidates[0], "replace")


def _declared_charset(html: bytes) -> list[str]:
    """Return the charset named in the first 4 kB, GB 2312 and GBK as their superset GB 18030."""
    declared = _DECLARED_CHARSET.search(html[:4096])
    if declared is None:
        return []
    name = declared[1].decode("ascii").lower()
    if name in {"gb2312", "gbk"}:
        return ["gb18030"]
    try:
        return [codecs.lookup(name).name]
    except LookupError:
        return []


def parse_page(html: bytes) -> etree._Element:
    """Return the root element of a page.

    Raises: PageError when nothing of HTML is in it.
    """
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(decode_page(html).replace("\0", "").encode(), parser)
    except etree.XMLSyntaxError as error:
        raise PageError("the page is empty or holds no HTML; look at it in a browser") from error
    if root is None:
        raise PageError("the page is empty or holds no HTML; look at it in a browser")
    return root


def find_links(element: etree._Element, url: str) -> Iterator[tuple[etree._Element, Link]]:
    """Yield each element that leads somewhere over HTTP, with its absolute link, in page order."""
    base = base_url(element, url)
    for leading in element.iter("a", "iframe", "embed"):
        address = absolute_url(base, leading.get("href") or leading.get("src") or "")
        if address is not None:
            yield leading, Link(address, _link_title(leading))


def base_url(element: etree._Element, url: str) -> str:
    """Return the address that relative links of this page start from."""
    for base in element.getroottree().iter("base"):
        return absolute_url(url, base.get("href") or "") or url
    return url


def absolute_url(base: str, reference: str) -> str | None:
    """Return `reference` as an absolute HTTP address without fragment; None for scripts, mail and rubbish."""
    try:
        address = urldefrag(urljoin(base, reference.strip())).url
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if reference.strip(" #") and parts.scheme in {"http", "https"} and parts.hostname else None


def is_attachment(url: str) -> bool:
    """Return whether the path or a `filename` parameter of `url` ends like a book: PDF, Word, Excel, archive."""
    return bool(attachment_suffix(url))


def file_in_viewer(url: str) -> str:
    """Return the file that a viewer page shows, as viewer.html?file=/a.pdf does; `url` itself where it is none."""
    file = next((value for key, value in parse_qsl(urlsplit(url).query) if key.lower() == "file"), "")
    return (absolute_url(url, file) or url) if is_attachment(urljoin(url, file)) else url


def attachment_suffix(url: str) -> str:
    """Return the suffix that makes `url` an attachment, lower case with its dot; "" for a page."""
    parts = urlsplit(url)
    names = [parts.path, *(value for key, value in parse_qsl(parts.query) if key.lower() == "filename")]
    endings = (
        suffix for name in names for suffix in ATTACHMENT_SUFFIXES if unquote(name).lower().endswith(suffix)
    )
    return next(endings, "")


def element_text(element: etree._Element) -> str:
    """Return all text inside an element, cleaned."""
    return clean_text("".join(map(str, element.itertext())))


def clean_text(text: str) -> str:
    """Return `text` with runs of space as one and invisible characters gone."""
    return " ".join(text.translate(_INVISIBLE).split())


def find_date(text: str) -> date | None:
    """Return the first date printed in `text`: 2025-11-21, 2025/11/21 or 2025年11月21日."""
    return _first_date(_PRINTED_DATE.finditer(text))


def find_url_date(url: str) -> date | None:
    """Return the date inside an address: t20251121_123.html, P020251121….pdf or /2025/11/21/."""
    path = urlsplit(url).path
    return _first_date(match for pattern in _URL_DATES for match in pattern.finditer(path))


def _first_date(matches: Iterator[re.Match[str]]) -> date | None:
    """Return the first match that is a day of the calendar."""
    for match in matches:
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
    return None


def choose_title(words: str, full: str) -> str:
    """Return the words of a link; its title attribute where the words are cut short or missing."""
    cut_short = words.rstrip("….") != words and len(full) >= len(words.rstrip("…."))
    return full if not words or cut_short else words


def _link_title(element: etree._Element) -> str:
    """Return the title of the link that an element is."""
    return choose_title(element_text(element), clean_text(element.get("title") or ""))
