from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from flows.crawl.answers import Known
from flows.crawl.archive import Archive
from flows.crawl.fetch import Fetcher
from flows.crawl.site import SiteFile
from flows.crawl.visits import Role, SiteState, SiteVisit
from flows.crawl.walk import Progress, crawl_site
from flows.demo.server import Reply
from tests.flows.crawl.district import OTHER_PDF, PDF, District, detail_page, list_page

NIGHT = datetime(2025, 11, 24, 22, 0, tzinfo=UTC)
HTML = b"<!DOCTYPE html><html><body>sorry, no such file</body></html>"

Night = Callable[..., SiteVisit]


@pytest.fixture
def night(district: District, fetcher: Fetcher, archive: Archive) -> Night:
    """Crawl one more night, knowing what the nights before captured."""
    known: dict[str, Known] = {}

    def crawl(
        site: SiteFile | None = None, on_progress: Callable[[Progress], None] = lambda _: None
    ) -> SiteVisit:
        visit = crawl_site(
            site or district.site(), archive, known, fetcher, lambda: NIGHT, on_progress=on_progress
        )
        for capture in visit.captures:
            if capture.sha256 is not None:
                known[capture.url] = Known(capture.sha256, capture.etag, capture.last_modified)
        return visit

    return crawl


@pytest.fixture
def books(district: District) -> District:
    """Two books on two list pages, and a robots.txt."""
    district.write("robots.txt", "User-agent: *\nDisallow: /admin/\n")
    paging = 'createPageHTML(2, 0, "index", "html");'
    district.write("list/index.html", list_page(("./202509/t20250912_1.html", "甲局决算"), script=paging))
    district.write("list/index_1.html", list_page(("./202508/t20250801_2.html", "乙局决算")))
    district.write(
        "list/202509/t20250912_1.html", detail_page("./P020250912000001.pdf", title="甲局决算公开")
    )
    district.write(
        "list/202508/t20250801_2.html", detail_page("./P020250801000002.pdf", title="乙局决算公开")
    )
    district.write("list/202509/P020250912000001.pdf", PDF)
    district.write("list/202508/P020250801000002.pdf", PDF + b"second")
    return district


def zip_archive(*entries: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in entries:
            target.writestr(name, content)
    return buffer.getvalue()


def states(visit: SiteVisit, role: Role = Role.ATTACHMENT) -> list[str]:
    return [capture.state for capture in visit.captures if capture.role is role]


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
    assert [replace(capture, state="", content_type=None) for capture in second.captures] == [
        replace(capture, state="", content_type=None) for capture in first.captures
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
        path = archive.path(str(capture.sha256))
        path.chmod(0o644)
        path.write_bytes(b"damaged")
    archive.path(str(visit.captures[0].sha256)).unlink()
    assert night().state is SiteState.UNCHANGED
    assert archive.verify() == []
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


def test_the_books_in_an_archive_are_captured_beside_it(
    books: District, night: Night, archive: Archive
) -> None:
    content = zip_archive(
        ("决算/甲局.pdf", PDF),
        ("决算/表.xls", b"\xd0\xcf\x11\xe0"),
        ("更多.zip", zip_archive(("乙局.pdf", PDF))),
    )
    books.write("list/202509/t20250912_1.html", detail_page("./P01.zip", title="甲局决算公开"))
    books.write("list/202509/P01.zip", content)
    first, *inside, _ = [capture for capture in night().captures if capture.role is Role.ATTACHMENT]
    assert (first.state, first.detail) == ("other_format", "a ZIP archive of 3 files, 1 of them PDFs")
    assert [(capture.url.partition("#")[2], capture.state, capture.detail) for capture in inside] == [
        ("%E5%86%B3%E7%AE%97/%E7%94%B2%E5%B1%80.pdf", "new", ""),
        ("%E5%86%B3%E7%AE%97/%E8%A1%A8.xls", "other_format", "an old Word or Excel file"),
        ("%E6%9B%B4%E5%A4%9A.zip", "other_format", "a ZIP archive inside another, not opened"),
    ]
    assert (inside[0].link_text, inside[0].page_title) == ("甲局.pdf", "甲局决算公开")
    assert archive.get(str(inside[0].sha256)) == PDF
    assert states(night()) == ["other_format", "unchanged", "other_format", "other_format", "unchanged"]


def test_an_archive_that_cannot_be_opened_is_lost(books: District, night: Night) -> None:
    books.write("list/202509/t20250912_1.html", detail_page("./P01.zip"))
    books.write("list/202509/P01.zip", zip_archive(("甲局.pdf", PDF))[:-30])
    visit = night()
    assert (visit.state, states(visit)) == (SiteState.PARTIAL, ["failed", "new"])
    assert "a damaged archive" in visit.detail


@pytest.mark.parametrize(
    ("name", "content", "detail"),
    [
        ("a.rar", b"Rar!\x1a\x07", "a RAR archive"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    ],
)
def test_other_formats_are_kept_with_what_they_are(
    books: District, night: Night, archive: Archive, name: str, content: bytes, detail: str
) -> None:
    books.write("list/202509/t20250912_1.html", detail_page(name))
    books.write(f"list/202509/{name}", content)
    capture = night().captures[5]
    assert (capture.state, capture.detail) == ("other_format", detail)
    assert archive.get(str(capture.sha256)) == content


def test_a_page_that_is_itself_the_book_is_recorded_as_such(books: District, night: Night) -> None:
    row = "<tr><td>行政运行</td><td>1,234.50</td><td>98.7%</td></tr>"
    table = f"<table><tr><td>layout</td><td><table>{row * 4}</table></td></tr></table>"
    books.write("list/202509/t20250912_1.html", f"<h1>甲局决算</h1>{table * 3}")
    books.write("list/202508/t20250801_2.html", f"<h1>乙局通知</h1>{table * 2}")
    visit = night()
    assert (visit.state, visit.detail) == (
        SiteState.FRESH,
        "0 documents; 1 book in HTML, not read; 1 page without an attachment of its own",
    )
    assert [capture.detail for capture in visit.captures if capture.is_html_book] == [
        "the page itself is the book: 3 tables of figures"
    ]


def test_an_address_that_gives_a_file_in_place_of_a_page_is_an_attachment(
    books: District, night: Night
) -> None:
    books.write("list/202509/t20250912_1.html", PDF)
    visit = night()
    assert [(capture.role, capture.state) for capture in visit.captures[3:5]] == [
        (Role.ATTACHMENT, "new"),
        (Role.DETAIL, "new"),
    ]
    assert (visit.captures[3].link_text, visit.captures[3].page_url) == (
        "甲局决算",
        f"{books.base_url}/list/",
    )
    assert [path for path, _ in books.requests()].count("/list/202509/t20250912_1.html") == 1


def test_columns_below_a_column_are_walked_once_and_not_beyond_their_limit(
    books: District, night: Night
) -> None:
    menu = "<a href='./jia/'>甲局</a><a href='./yi/'>乙局</a><a href='./jia/'>甲局</a>"
    books.write("list/index.html", f"<body>{menu}</body>")
    books.write(
        "list/jia/index.html", menu.replace("./", "../") + list_page(("../202509/t20250912_1.html", "决算"))
    )
    books.write("list/yi/index.html", list_page(("../202508/t20250801_2.html", "决算")))
    below = "reader: department_columns\ntitles: {include: [决算]}\n"
    visit = night(books.site(below))
    assert [
        capture.url.removeprefix(books.base_url) for capture in visit.captures if capture.role is Role.LIST
    ] == [
        "/list/",
        "/list/jia/",
        "/list/yi/",
    ]
    assert visit.detail == "2 documents"
    limited = night(books.site(below + "politeness: {delay_seconds: 0, max_columns: 2}\n"))
    assert (limited.state, limited.detail) == (
        SiteState.PARTIAL,
        "1 document; more than 2 columns, raise max_columns",
    )


def test_a_paused_site_is_not_asked_and_says_why(books: District, night: Night) -> None:
    visit = night(books.site("paused: the column moved.\n"))
    assert (visit.state, visit.detail) == (SiteState.EMPTY_EXPECTED, "paused: the column moved.")
    assert books.requests() == []


def test_a_count_far_from_what_is_expected_is_an_alarm(books: District, night: Night) -> None:
    books.write("list/index_1.html", list_page(("./202508/t20250801_2.html", "乙局2023年度部门决算")))
    rules = "titles: {include: ['(?P<year>20\\d\\d)年度部门(?P<kind>决算)']}\n"
    visit = night(books.site(rules + "expected: {a_year: {final_accounts: 30}}\n"))
    assert (visit.state, visit.detail) == (
        SiteState.PARTIAL,
        "1 document; 1 final accounts of 2023 where about 30 are expected",
    )
