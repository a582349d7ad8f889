"""A detail page → its title, the date printed on it, the attachments it links, and the tables it prints itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from lxml import etree

from flows.crawl.pages import (
    ATTACHMENT_SUFFIXES,
    Link,
    clean_text,
    element_text,
    file_in_viewer,
    find_date,
    find_links,
    is_attachment,
    parse_page,
)

# 2026-02: a detail page of changchun.gov.cn links five PDFs in one address, beside a sound link to each.
_GLUED = re.compile(r"\.\w{3,4}\./")
_AMOUNT = re.compile(r"^[-－(（]?\d[\d,，]*(?:\.\d+)?[)）]?%?$")
_FEWEST_TABLES = 3
_FEWEST_ROWS = 3
_PAGE_ADDRESS = re.compile(r"(?:/|\.s?html?)$")
_DATE_WORDS = re.compile(
    r"(?:发布时间|发布日期|发文日期|时间|日期)\s*[:：]?\s*(20\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2})"
)


@dataclass(frozen=True, slots=True)
class DetailPage:
    """What one detail page says: title, published date, attachments in page order, and its tables of figures."""

    title: str
    published: date | None
    attachments: list[Link]
    figure_tables: int = 0

    @property
    def is_book(self) -> bool:
        """Return whether the page itself is the book: it links no file, and prints its forms as HTML."""
        return not self.attachments and self.figure_tables >= _FEWEST_TABLES


def read_detail(html: bytes, url: str) -> DetailPage:
    """Return title, date and attachments of one detail page.

    The title is the meta ArticleTitle, else the first heading with words of its own, else <title>.
    Raises: PageError when the page holds no HTML.
    """
    root = parse_page(html)
    meta = _read_meta(root)
    title = meta.get("articletitle") or next(_headings(root), "")
    published = find_date(meta.get("pubdate", "")) or _printed_date(root)
    return DetailPage(title, published, _attachments(root, url), _count_figure_tables(root))


def _read_meta(root: etree._Element) -> dict[str, str]:
    """Return the page's <meta> contents by lower-case name."""
    return {
        clean_text(meta.get("name") or "").lower(): clean_text(meta.get("content") or "")
        for meta in root.iter("meta")
    }


def _headings(root: etree._Element) -> Iterator[str]:
    """Yield the words of <h1>, <h2> and <title> that can name a page; a heading that is a link is a logo."""
    for tag in ("h1", "h2", "title"):
        for heading in root.iter(tag):
            words = element_text(heading)
            if words and heading.find(".//a") is None:
                yield words


def _printed_date(root: etree._Element) -> date | None:
    """Return the date behind the words 发布时间, 发布日期 or 时间 on the page."""
    stated = _DATE_WORDS.search(element_text(root))
    return find_date(stated[1]) if stated else None


def _attachments(root: etree._Element, url: str) -> list[Link]:
    """Return the attachments a page links, each address once, with the first words it is linked by."""
    found: dict[str, Link] = {}
    for _, seen in find_links(root, url):
        link = replace(seen, url=file_in_viewer(seen.url))
        known_by_words = link.url in found and found[link.url].title
        if _is_attachment(link) and not known_by_words and not _GLUED.search(link.url):
            found[link.url] = link
    return list(found.values())


def _is_attachment(link: Link) -> bool:
    """Return whether a link leads to a file: its address ends like one, or its words do and no page is named."""
    if is_attachment(link.url):
        return True
    named = link.title.lower().endswith(ATTACHMENT_SUFFIXES)
    return named and not _PAGE_ADDRESS.search(urlsplit(link.url).path)


def _count_figure_tables(root: etree._Element) -> int:
    """Return how many tables of a page hold at least three rows of figures; a table around tables is layout."""
    return sum(
        sum(map(_has_amount, table.iter("tr"))) >= _FEWEST_ROWS
        for table in root.iter("table")
        if table.find(".//table") is None
    )


def _has_amount(row: etree._Element) -> bool:
    """Return whether a cell of a table row is an amount."""
    return any(_AMOUNT.match(element_text(cell).replace(" ", "")) for cell in row.iter("td", "th"))
