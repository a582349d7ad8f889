"""What a walk makes of what it finds: archives, other formats, books in HTML, columns below, pauses, counts."""

from __future__ import annotations

import io
import zipfile

import pytest

from flows.crawl.archive import Archive
from flows.crawl.visits import Role, SiteState
from tests.flows.crawl.district import PDF, District, detail_page, list_page
from tests.flows.crawl.nights import Night, states


def zip_archive(*entries: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in entries:
            target.writestr(name, content)
    return buffer.getvalue()


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
