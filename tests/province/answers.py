"""What a district's server answers: pages as a TRS site writes them, books, and what its ailment makes of them."""

from __future__ import annotations

import asyncio
import html
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.province.book import print_book
from tests.province.plan import LIST_ITEMS, Ailment, DistrictPlan, ShownBook

COLUMN = "/xxgk/czyjs/"
STATED = "Mon, 01 Sep 2025 08:00:00 GMT"
SLOW_SECONDS = 0.05
SILENT_SECONDS = 3600.0

_LABELS = {"utf-8": "utf-8", "gbk": "gb2312", "gb18030": "gb18030"}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; `stated_length` is what Content-Length says where that is not the length of the body."""

    status: int
    body: bytes = b""
    content_type: str = "text/html"
    headers: Mapping[str, str] = field(default_factory=dict)
    stated_length: int | None = None


class District:
    """The server of one district: answers by path, and remembers how often each was asked while it storms."""

    def __init__(self, plan: DistrictPlan, port: int) -> None:
        self._plan = plan
        self._port = port
        self._pages = {COLUMN + book.page: book for book in plan.books}
        self._files = {COLUMN + book.file: book for book in plan.books}
        self._asked: Counter[str] = Counter()

    async def answer(self, path: str, headers: Mapping[str, str]) -> Answer:
        """Return what this server says to a GET of `path`."""
        ill = self._plan.ailment
        if ill is Ailment.HANGING:
            await asyncio.sleep(SILENT_SECONDS)
        if ill is Ailment.SLOW:
            await asyncio.sleep(SLOW_SECONDS)
        self._asked[path] += 1
        if ill is Ailment.STORM_FOR_GOOD or (ill is Ailment.STORM and self._asked[path] <= 2):
            return Answer(503)
        if path == "/robots.txt":
            return _confirmed(path, headers) or _stated(
                path, b"User-agent: *\nDisallow: /admin/\n", "text/plain"
            )
        if ill is Ailment.WALL:
            return Answer(403)
        if ill is Ailment.CHALLENGE:
            return Answer(200, b"<script>document.cookie='a=1';location.reload()</script>")
        return self._broken(path) or _confirmed(path, headers) or self._content(path)

    def _broken(self, path: str) -> Answer | None:
        """Return what an ailment makes of one address; None where it leaves it alone."""
        ill, lost = self._plan.ailment, self._plan.lost
        if ill is Ailment.LIST_LOOP and path.startswith(COLUMN):
            return Answer(302, headers={"Location": path})
        if lost is None or path not in {COLUMN + lost.page, COLUMN + lost.file}:
            return None
        is_file = path.endswith(".pdf")
        if ill is Ailment.DETAIL_LOOP and not is_file:
            return Answer(302, headers={"Location": path})
        if ill is Ailment.GONE and not is_file:
            return Answer(404, b"<html><body>404</body></html>")
        if ill is Ailment.FOREIGN and is_file:
            return Answer(302, headers={"Location": f"http://127.0.254.254:{self._port}{path}"})
        if ill is Ailment.WRONG_CONTENT and is_file:
            return Answer(200, "<html><body>文件已迁移</body></html>".encode(), "application/pdf")
        if ill in {Ailment.CUT, Ailment.STALLING} and is_file:
            body = print_book(lost.publisher, lost.fiscal_year)
            return Answer(200, body[:1000], "application/pdf", stated_length=len(body))
        return None

    def _content(self, path: str) -> Answer:
        """Return a list page, a detail page or a book."""
        if path in self._files:
            book = self._files[path]
            return _stated(path, print_book(book.publisher, book.fiscal_year), "application/pdf")
        if path in self._pages:
            return self._page(path, _detail(self._pages[path]))
        name = path.removeprefix(COLUMN)
        number = 0 if name in {"", "index.html"} else _page_number(name)
        pages = max(1, -(-len(self._plan.books) // LIST_ITEMS))
        if path.startswith(COLUMN) and number is not None:
            if number < pages:
                return self._page(path, self._list(number, pages))
            if self._plan.ailment is Ailment.ENDLESS:
                return self._page(path, _list_of((), number + 1))
        return Answer(404, b"<html><body>404</body></html>")

    def _list(self, number: int, pages: int) -> str:
        shown = self._plan.books[number * LIST_ITEMS : (number + 1) * LIST_ITEMS]
        more = number + 1 < pages or self._plan.ailment is Ailment.ENDLESS
        return _list_of(shown, number + 1 if more else None)

    def _page(self, path: str, content: str) -> Answer:
        """Return a page in the encoding of this district, which one of them mislabels."""
        wrong = self._plan.ailment is Ailment.MISLABELLED
        encoding = "gbk" if wrong else self._plan.encoding
        label = "utf-8" if wrong else _LABELS[encoding]
        text = f'<html><head><meta charset="{label}"><title>{self._plan.name}</title></head><body>{content}</body></html>'
        return _stated(path, text.encode(encoding), "text/html")


def _list_of(books: tuple[ShownBook, ...], following: int | None) -> str:
    """Return a list page; the next one is a link."""
    items = "".join(
        f'<li><a href="{book.page}">{html.escape(book.title)}</a><span>{book.fiscal_year + 1}-09-01</span></li>'
        for book in books
    )
    link = "" if following is None else f'<div class="page"><a href="index_{following}.html">下一页</a></div>'
    return f'<ul class="list">{items}</ul>{link}'


def _detail(book: ShownBook) -> str:
    """Return a detail page with its book."""
    title = html.escape(book.title)
    return (
        f'<h1>{title}</h1><p>发布日期：{book.fiscal_year + 1}-09-01</p><a href="{book.file}">{title}.pdf</a>'
    )


def _page_number(name: str) -> int | None:
    number = name.removeprefix("index_").removesuffix(".html")
    return int(number) if number.isdigit() else None


def _stated(path: str, body: bytes, content_type: str) -> Answer:
    """Return content with its validators."""
    return Answer(200, body, content_type, {"ETag": _etag(path), "Last-Modified": STATED})


def _confirmed(path: str, headers: Mapping[str, str]) -> Answer | None:
    """Return 304 where the client knows what is there: nothing in the province changes."""
    if headers.get("if-none-match") == _etag(path):
        return Answer(304, headers={"ETag": _etag(path)})
    return None


def _etag(path: str) -> str:
    return f'"{zlib.crc32(path.encode()):08x}"'
