"""The pieces that served copies of publishing systems are made of: items, list pages, details and the truth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tests.flows.crawl.district import PDF, District, detail_page

DEPARTMENTS = (
    "统计局", "财政局", "教育局", "民政局", "审计局", "司法局", "医疗保障局", "水务和湖泊局", "城市管理执法局", "档案馆",
    "退役军人事务局", "市场监督管理局", "应急管理局",
)  # fmt: skip
TITLES = tuple(
    f"青岚区{department}{year}年度部门{kind}公开"
    for year, kind in ((2024, "决算"), (2025, "预算"), (2023, "决算"))
    for department in DEPARTMENTS
)
"""39 books: three of each department."""

FirstDay = date(2025, 9, 1)

Truth = list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Served:
    """A served system: what its site file says beside the host, and the books it holds."""

    site: str
    truth: Truth


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a list: its number, title, day and the address of its page below the host."""

    number: int
    title: str
    day: date
    path: str

    @property
    def item(self) -> str:
        """Return the item as most systems print it, its title cut short."""
        return (
            f'<li><span class="date">{self.day}</span><a href="{self.path}" title="{self.title}">'
            f"{self.title[:14]}...</a></li>"
        )


def entries(path: Callable[[int, date], str], titles: Sequence[str] = TITLES) -> list[Entry]:
    """Return an entry a title; `path` gives its page from its number and day."""
    days = [FirstDay + timedelta(days=number) for number in range(len(titles))]
    return [Entry(n, title, days[n], path(n, days[n])) for n, title in enumerate(titles)]


def write_details(server: District, items: Sequence[Entry], attachment: Callable[[Entry], str]) -> Truth:
    """Write the page and the PDF of each entry; return the truth."""
    truth = []
    for entry in items:
        file = attachment(entry)
        server.write(entry.path, detail_page(file, title=entry.title))
        server.write(file, PDF + str(entry.number).encode())
        truth.append((entry.title, server.base_url + file, "pdf"))
    return truth


def page(items: str, *, script: str = "", more: str = "") -> str:
    """Return a list page: head and menu of a site, the items, paging, and the links of its foot."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>预决算公开</title>
    <script src="/js/jquery.js"></script></head><body>
    <div class="top"><a href="/">首页</a><a href="/zwgk/about.html">关于我们</a>
    <a href="https://www.gov.example/yaowen/202509/content_7062604.htm">要闻</a></div>
    <div class="list"><ul>{items}</ul></div>{more}<script>{script}</script>
    <div class="foot"><a href="/sitemap.html">网站地图</a></div></body></html>"""


def chunks(items: Sequence[Entry], size: int) -> list[list[Entry]]:
    """Return the entries a page."""
    return [list(items[start : start + size]) for start in range(0, len(items), size)]


def joined(items: Sequence[Entry]) -> str:
    """Return the items of a page."""
    return "\n".join(entry.item for entry in items)
