"""How many books of a year a site should show, and the alarm when it is far from that.

A budget is due by the end of March of its year, final accounts by the end of November of the next year;
before that, few books are no alarm.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from flows.crawl.site import SiteFile, YearlyCounts
from flows.crawl.visits import Capture, Role
from transforms.model import Kind

BookCounts = Counter[tuple[Kind, int]]

_FAR = 2
_DUE_MONTH = {Kind.BUDGET: 4, Kind.FINAL_ACCOUNTS: 12}
_WORDS = {Kind.BUDGET: "budgets", Kind.FINAL_ACCOUNTS: "final accounts"}


def count_books(captures: Iterable[Capture], site: SiteFile) -> BookCounts:
    """Return how many pages with a book each kind and year has, by what the site file reads in their titles."""
    pages = {
        capture.url if capture.is_html_book else capture.page_url: capture
        for capture in captures
        if capture.is_document or capture.is_html_book
    }
    titles = {capture.url: capture.link_text for capture in captures if capture.role is Role.DETAIL}
    counts: BookCounts = Counter()
    for url, capture in pages.items():
        reading = site.titles.read(titles.get(url or "") or capture.link_text or "")
        if reading and reading.kind and reading.fiscal_year:
            counts[reading.kind, reading.fiscal_year] += 1
    return counts


def count_alarms(counts: BookCounts, expected: YearlyCounts, today: date) -> Iterator[str]:
    """Yield a phrase for each kind and year whose count is far from what the site file expects.

    Too few is judged for the newest year that is due, since older years are taken down one by one; too many
    for every year.
    """
    for kind, about in ((Kind.FINAL_ACCOUNTS, expected.final_accounts), (Kind.BUDGET, expected.budget)):
        if about is None:
            continue
        due = _newest_due_year(kind, today)
        for year in sorted({due, *(year for counted, year in counts if counted is kind)}):
            count = counts[kind, year]
            if (year == due and count * _FAR < about) or count > about * _FAR:
                yield f"{count} {_WORDS[kind]} of {year} where about {about} are expected"


def _newest_due_year(kind: Kind, today: date) -> int:
    """Return the newest fiscal year whose books should all be out on a day."""
    newest = today.year - (kind is Kind.FINAL_ACCOUNTS)
    return newest if today.month >= _DUE_MONTH[kind] else newest - 1
