from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.crawl.archive import Archive
from flows.crawl.visits import Role, SiteState
from flows.crawl.walk import Progress
from flows.demo.server import Reply
from tests.flows.crawl.district import OTHER_PDF, PDF, District, detail_page, list_page
from tests.flows.crawl.nights import NIGHT, Night, states

HTML = b"<!DOCTYPE html><html><body>sorry, no such file</body></html>"

OF_TRANSFER: dict[str, Any] = {"state": "", "content_type": None, "status": None, "headers": {}}
"""The fields of a capture that tell of one answer and not of its content."""


def test_a_first_night_captures_every_page_and_book_in_order(books: District, night: Night) -> None:
    visit = night()
    assert (visit.state, visit.detail) == (SiteState.FRESH, "2 documents")
    assert [(capture.role, capture.url.removeprefix(books.base_url)) for capture in visit.captures] == [
        (Role.ROBOTS, "/robots.txt"),
        (Role.LIST, "/list/"),
        (Role.LIST, "/list/index_1.html"),
        (Role.DETAIL, "/list/202509/t20250912_1.html"),
        (Role.DETAIL, "/list/202508/t20250801_2.html"),
        (Role.ATTACHMENT, "/list/202509/P020250912000001.pdf"),
        (Role.ATTACHMENT, "/list/202508/P020250801000002.pdf"),
    ]


def test_a_capture_says_where_and_when_its_book_was_met(
    books: District, night: Night, archive: Archive
) -> None:
    book = night().captures[5]
    assert (book.site, book.page_url, book.page_title, book.link_text, book.page_date, book.url_date) == (
        "district",
        f"{books.base_url}/list/202509/t20250912_1.html",
        "甲局决算公开",
        "附件1",
        date(2025, 9, 12),
        date(2025, 9, 12),
    )
    assert (book.captured_at, book.state, book.size_bytes, book.content_type) == (
        NIGHT,
        "new",
        len(PDF),
        "application/pdf",
    )
    assert archive.get(str(book.sha256)) == PDF


def test_a_second_night_over_an_unchanged_site_fetches_no_body(books: District, night: Night) -> None:
    first = night()
    books.log.clear()
    second = night()
    assert second.state is SiteState.UNCHANGED
    assert {entry.status for entry in books.log} == {304}
    assert sum(entry.bytes for entry in books.log) == 0
    assert [replace(capture, **OF_TRANSFER) for capture in second.captures] == [
        replace(capture, **OF_TRANSFER) for capture in first.captures
    ]


def test_without_validators_a_second_night_is_still_unchanged(books: District, night: Night) -> None:
    books.with_validators = False
    night()
    assert night().state is SiteState.UNCHANGED


def test_a_book_replaced_under_its_address_is_found(books: District, night: Night, archive: Archive) -> None:
    night()
    books.write("list/202509/P020250912000001.pdf", OTHER_PDF)
    visit = night()
    assert (visit.state, states(visit)) == (SiteState.FRESH, ["changed", "unchanged"])
    assert archive.get(str(visit.captures[5].sha256)) == OTHER_PDF


def test_a_damaged_archive_mends_itself_from_the_site(
    books: District, night: Night, archive: Archive
) -> None:
    visit = night()
    for capture in visit.captures[1:]:
        path = Path(archive.where(str(capture.sha256)))
        path.chmod(0o644)
        path.write_bytes(b"damaged")
    Path(archive.where(str(visit.captures[0].sha256))).unlink()
    assert night().state is SiteState.UNCHANGED
    assert set(archive.verify()) == {None}
    assert archive.has(str(visit.captures[0].sha256))


def test_a_book_linked_by_two_pages_is_fetched_once(books: District, night: Night) -> None:
    books.write("list/202508/t20250801_2.html", detail_page("../202509/P020250912000001.pdf"))
    visit = night()
    assert states(visit) == ["new"]
    assert [path for path, _ in books.requests()].count("/list/202509/P020250912000001.pdf") == 1


def test_a_book_linked_by_the_list_itself_is_taken(books: District, night: Night) -> None:
    books.write("list/index.html", list_page(("./202509/P020250912000001.pdf", "甲局决算")))
    visit = night()
    assert states(visit) == ["new"]
    assert (visit.captures[-1].page_url, visit.captures[-1].page_date) == (
        f"{books.base_url}/list/",
        date(2025, 9, 12),
    )


def test_titles_that_are_not_wanted_are_not_opened(books: District, night: Night) -> None:
    visit = night(books.site("titles: {exclude: [乙局]}\n"))
    assert states(visit, Role.DETAIL) == ["new"]


@pytest.mark.parametrize(
    ("name", "content", "state", "detail", "site_state"),
    [
        ("P01.pdf", HTML, "not_a_pdf", "named .pdf, but is a web page", SiteState.PARTIAL),
        ("P01.pdf", b"", "not_a_pdf", "named .pdf, but is an empty file", SiteState.PARTIAL),
        ("P01.docx", HTML, "not_a_pdf", "named .docx, but is a web page", SiteState.PARTIAL),
        ("P01.docx", b"PK\x03\x04[Content_Types].xml word/", "other_format", "a Word file", SiteState.FRESH),
        ("P01.pdf", b"\r\n" * 100 + PDF, "new", "", SiteState.FRESH),
        ("P01.doc", PDF, "new", "", SiteState.FRESH),
    ],
)
def test_an_attachment_is_what_its_bytes_are(
    books: District, night: Night, name: str, content: bytes, state: str, detail: str, site_state: SiteState
) -> None:
    books.write("list/202509/t20250912_1.html", detail_page(name))
    books.write(f"list/202509/{name}", content)
    visit = night()
    book = visit.captures[5]
    assert (book.state, book.detail, visit.state) == (state, detail, site_state)
    assert book.sha256 is not None


def test_what_is_no_pdf_stays_none_when_it_is_unchanged(books: District, night: Night) -> None:
    books.write("list/202509/P020250912000001.pdf", HTML)
    night()
    assert states(night()) == ["not_a_pdf", "unchanged"]


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        (Reply(404), "gone"),
        (Reply(403), "blocked"),
        (Reply(302, {"Location": "http://x.example/"}), "foreign"),
    ],
)
@pytest.mark.parametrize(
    "path", ["/list/index_1.html", "/list/202509/t20250912_1.html", "/list/202509/P020250912000001.pdf"]
)
def test_one_lost_page_makes_a_visit_partial_and_never_ends_it(
    books: District, night: Night, path: str, reply: Reply, state: str
) -> None:
    books.script(path, reply)
    visit = night()
    lost = next(capture for capture in visit.captures if capture.is_lost)
    assert (visit.state, lost.url, lost.state) == (SiteState.PARTIAL, books.base_url + path, state)
    assert visit.detail.startswith(f"1 document; 1 {state}; first: {lost.url} (")


def test_an_empty_page_is_a_lost_page(books: District, night: Night) -> None:
    books.write("list/202509/t20250912_1.html", "")
    visit = night()
    assert (visit.state, states(visit, Role.DETAIL)) == (SiteState.PARTIAL, ["failed", "new"])
    assert visit.captures[3].detail.startswith("unreadable page: the page is empty")


def test_a_page_without_attachments_is_told(books: District, night: Night) -> None:
    books.write("list/202509/t20250912_1.html", detail_page())
    visit = night()
    assert (visit.state, visit.detail) == (
        SiteState.FRESH,
        "1 document; 1 page without an attachment of its own",
    )


def test_a_wall_at_the_column_blocks_the_site(books: District, night: Night) -> None:
    books.script("/list/", Reply(403))
    visit = night()
    assert visit.state is SiteState.BLOCKED
    assert "403" in visit.detail


def test_robots_txt_closes_a_column_before_it_is_asked(books: District, night: Night) -> None:
    books.write("robots.txt", "User-agent: *\nDisallow: /list/\n")
    visit = night()
    assert (visit.state, states(visit, Role.LIST)) == (SiteState.BLOCKED, ["disallowed"])
    assert books.requests() == [("/robots.txt", 200)]


def test_a_robots_txt_that_is_known_is_still_obeyed(books: District, night: Night) -> None:
    books.write("robots.txt", "User-agent: *\nDisallow: /list/202509/P0\n")
    assert states(night()) == ["disallowed", "new"]
    books.log.clear()
    assert states(night()) == ["disallowed", "unchanged"]
    assert books.requests()[0] == ("/robots.txt", 304)


def test_a_robots_txt_that_cannot_be_had_loses_the_night(books: District, night: Night) -> None:
    books.script("/robots.txt", *[Reply(503)] * 3)
    visit = night()
    assert visit.state is SiteState.FAILED
    assert {path for path, _ in books.requests()} == {"/robots.txt"}


def test_no_documents_is_a_failure_unless_the_site_file_says_so(district: District, night: Night) -> None:
    district.write("list/index.html", list_page())
    assert (night().state, night().detail) == (SiteState.FAILED, "0 documents")
    expecting = district.site("expected: {empty_expected: true}\n")
    assert night(expecting).state is SiteState.EMPTY_EXPECTED


def test_an_expected_empty_site_that_does_not_answer_is_a_failure(district: District, night: Night) -> None:
    visit = night(district.site("expected: {empty_expected: true}\n"))
    assert visit.state is SiteState.FAILED


def test_fewer_documents_than_expected_is_partial(books: District, night: Night) -> None:
    visit = night(books.site("expected: {min_documents: 3}\n"))
    assert (visit.state, visit.detail) == (SiteState.PARTIAL, "2 documents; at least 3 expected")


def test_a_list_longer_than_allowed_is_told(books: District, night: Night) -> None:
    visit = night(books.site("politeness: {delay_seconds: 0, max_list_pages: 1}\n"))
    assert visit.state is SiteState.PARTIAL
    assert (
        visit.detail == f"1 document; {books.base_url}/list/ has more than 1 list pages, raise max_list_pages"
    )


def test_columns_are_walked_in_the_order_of_the_site_file(books: District, night: Night) -> None:
    visit = night(books.site(columns='["{base_url}/list/index_1.html", "{base_url}/list/"]'))
    lists = [
        capture.url.removeprefix(books.base_url) for capture in visit.captures if capture.role is Role.LIST
    ]
    assert lists[:2] == ["/list/index_1.html", "/list/"]
    assert [capture.page_title for capture in visit.captures if capture.role is Role.ATTACHMENT] == [
        "乙局决算公开",
        "甲局决算公开",
    ]


def test_progress_is_told_for_each_page_and_book(books: District, night: Night) -> None:
    told: list[Progress] = []
    night(on_progress=told.append)
    assert [(step.role, step.done, step.total) for step in told] == [
        (Role.LIST, 1, 1),
        (Role.LIST, 2, 2),
        (Role.DETAIL, 1, 2),
        (Role.DETAIL, 2, 2),
        (Role.ATTACHMENT, 1, 2),
        (Role.ATTACHMENT, 2, 2),
    ]


def test_a_capture_keeps_what_the_server_answered_and_no_cookie(books: District, night: Night) -> None:
    moved = "/list/202509/P020250912000001.pdf"
    books.write("new/a.pdf", PDF)
    books.script(moved, Reply(302, {"Location": "/new/a.pdf"}))
    books.script("/new/a.pdf", Reply(200, {"Set-Cookie": "a=1", "X-Served-By": "node 7"}, PDF))
    capture = next(c for c in night().captures if c.url.endswith(moved))
    assert (capture.status, capture.final_url) == (200, f"{books.base_url}/new/a.pdf")
    assert capture.headers["x-served-by"] == "node 7"
    assert "set-cookie" not in capture.headers
