"""The records of one night at one site: its captures, and the state in which it ends the night."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from flows.crawl.answers import State
from flows.crawl.site import Expected


class Role(StrEnum):
    """What an address was fetched as."""

    ROBOTS = "robots"
    LIST = "list"
    DETAIL = "detail"
    ATTACHMENT = "attachment"


class SiteState(StrEnum):
    """How a site ends a night."""

    FRESH = "fresh"
    UNCHANGED = "unchanged"
    EMPTY_EXPECTED = "empty_expected"
    PARTIAL = "partial"
    BLOCKED = "blocked"
    FAILED = "failed"


HELD: frozenset[str] = frozenset({State.NEW, State.CHANGED, State.UNCHANGED})
"""The states of a capture whose content is in the archive as what it should be."""

HTML_BOOK = "the page itself is the book"
"""How the detail of a capture begins when a detail page prints its forms as HTML and links no file."""

NOT_A_PDF = "not_a_pdf"
OTHER_FORMAT = "other_format"


@dataclass(frozen=True, slots=True)
class Capture:
    """One address at one time, as the table `captures` keeps it.

    `state` is a `flows.crawl.answers.State`, or for an attachment that is here but no PDF `not_a_pdf` (it
    should be one) or `other_format`. `status`, `final_url` and `headers` are the server's answer; a file inside an
    archive has those of the archive.
    """

    site: str
    url: str
    role: Role
    captured_at: datetime
    state: str
    page_url: str | None = None
    page_title: str | None = None
    link_text: str | None = None
    page_date: date | None = None
    url_date: date | None = None
    sha256: str | None = None
    size_bytes: int | None = None
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    detail: str = ""
    status: int | None = None
    final_url: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_document(self) -> bool:
        """Return whether this is a PDF in the archive."""
        return self.role is Role.ATTACHMENT and self.state in HELD

    @property
    def is_html_book(self) -> bool:
        """Return whether this is a detail page that is itself the book; it is recorded and not yet read."""
        return self.role is Role.DETAIL and self.state in HELD and self.detail.startswith(HTML_BOOK)

    @property
    def is_lost(self) -> bool:
        """Return whether something that should be here is not; a robots.txt is no loss by itself."""
        return self.role is not Role.ROBOTS and self.state not in HELD | {OTHER_FORMAT}


@dataclass(frozen=True, slots=True)
class SiteVisit:
    """One night at one site: its state, every address asked, and one line that says what happened."""

    site: str
    state: SiteState
    captures: tuple[Capture, ...]
    detail: str
    seconds: float


def judge_visit(
    captures: Sequence[Capture], shortcomings: Sequence[str], expected: Expected
) -> tuple[SiteState, str]:
    """Return the state in which a site ends the night, and one line that says why.

    Args:
        captures: Every address that was asked.
        shortcomings: What else was left out, one phrase each.
        expected: What the site file expects.
    """
    documents = [capture for capture in captures if capture.is_document]
    html_books = [capture for capture in captures if capture.is_html_book]
    books = documents + html_books
    lost = [capture for capture in captures if capture.is_lost]
    few = 0 < len(books) < expected.min_documents
    parts = [_count(len(documents), "document"), *_more_counts(captures, len(html_books))]
    if few:
        parts.insert(1, f"at least {expected.min_documents} expected")
    parts += [
        f"{count} {state}" for state, count in sorted(Counter(capture.state for capture in lost).items())
    ]
    parts += shortcomings
    if lost:
        parts.append(f"first: {lost[0].url} ({lost[0].detail or lost[0].state})")
    return _state(books, lost, bool(shortcomings) or few, expected), "; ".join(parts)


def _more_counts(captures: Sequence[Capture], html_books: int) -> Iterator[str]:
    """Yield a phrase for attachments in other formats, for books in HTML, and for pages that hold no book."""
    others = sum(capture.state == OTHER_FORMAT for capture in captures)
    if others:
        yield f"{_count(others, 'attachment')} in another format than PDF"
    if html_books:
        yield f"{_count(html_books, 'book')} in HTML, not read"
    linking = {capture.page_url for capture in captures}
    bare = sum(
        page.role is Role.DETAIL and page.state in HELD and page.url not in linking and not page.is_html_book
        for page in captures
    )
    if bare:
        yield f"{_count(bare, 'page')} without an attachment of its own"


def _state(books: list[Capture], lost: list[Capture], short: bool, expected: Expected) -> SiteState:
    """Return the state that books and losses make."""
    if books and (lost or short):
        return SiteState.PARTIAL
    if books:
        return (
            SiteState.FRESH if any(book.state != State.UNCHANGED for book in books) else SiteState.UNCHANGED
        )
    if any(capture.state in {State.BLOCKED, State.DISALLOWED} for capture in lost):
        return SiteState.BLOCKED
    if expected.empty_expected and not lost and not short:
        return SiteState.EMPTY_EXPECTED
    return SiteState.FAILED


def _count(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
