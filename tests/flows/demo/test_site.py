from __future__ import annotations

import socket
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest

from flows.crawl.answers import Known
from flows.crawl.archive import Archive
from flows.crawl.fetch import Fetcher
from flows.crawl.visits import SiteState, SiteVisit
from flows.crawl.walk import crawl_site
from flows.demo.server import DemoServer
from flows.demo.site import DemoBook, build_site, demo_books, demo_site, serving_demo

NIGHT = datetime(2025, 11, 24, 22, 0, tzinfo=UTC)

BOOKS_YML = """\
- {file: b2.pdf, publisher: 乙局, fiscal_year: 2024, title: 乙局2024年度部门决算公开, published: 2025-09-15, night: 2, replaces: b.pdf}
- {file: a.pdf, publisher: 甲局, fiscal_year: 2024, title: 甲局2024年度部门决算公开, published: 2025-09-12, night: 1}
- {file: b.pdf, publisher: 乙局, fiscal_year: 2024, title: 乙局2024年度部门决算公开, published: 2025-09-15, night: 1}
- {file: c.pdf, publisher: 丙局, fiscal_year: 2024, title: 丙局2024年度部门决算公开, published: 2025-10-09, night: 2}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    books = tmp_path / "books"
    books.mkdir()
    (books / "books.yml").write_text(BOOKS_YML, encoding="utf-8")
    for name in ("a", "b", "b2", "c"):
        (books / f"{name}.pdf").write_bytes(b"%PDF-1.7 " + name.encode())
    return books


def crawl(server: DemoServer, archive: Archive, known: dict[str, Known]) -> SiteVisit:
    with Fetcher("operator@example.org", allow_loopback=True, sleep=lambda _: None) as fetcher:
        visit = crawl_site(demo_site(server), archive, known, fetcher, lambda: NIGHT)
    known.update(
        (capture.url, Known(capture.sha256, capture.etag, capture.last_modified))
        for capture in visit.captures
        if capture.sha256
    )
    return visit


def test_a_replacing_book_keeps_title_date_and_name_of_the_one_it_replaces(folder: Path) -> None:
    first, second = demo_books(1, folder), demo_books(2, folder)
    assert [(book.pdf_path.name, book.publisher, book.published) for book in first] == [
        ("a.pdf", "甲局", date(2025, 9, 12)),
        ("b.pdf", "乙局", date(2025, 9, 15)),
    ]
    assert [(book.pdf_path.name, book.attachment) for book in second] == [
        ("a.pdf", "甲局2024年度部门决算公开.pdf"),
        ("b2.pdf", "乙局2024年度部门决算公开.pdf"),
        ("c.pdf", "丙局2024年度部门决算公开.pdf"),
    ]


def test_a_crawl_finds_every_book_over_all_list_pages(folder: Path, tmp_path: Path) -> None:
    build_site(demo_books(2, folder), tmp_path / "site", items_per_page=1)
    with DemoServer(tmp_path / "site") as server:
        visit = crawl(server, Archive(tmp_path / "archive"), {})
    books = [capture for capture in visit.captures if capture.is_document]
    assert (visit.site, visit.state) == ("demo", SiteState.FRESH)
    assert [(book.link_text, book.page_date) for book in books] == [
        ("丙局2024年度部门决算公开.pdf", date(2025, 10, 9)),
        ("乙局2024年度部门决算公开.pdf", date(2025, 9, 15)),
        ("甲局2024年度部门决算公开.pdf", date(2025, 9, 12)),
    ]
    assert [book.url_date for book in books] == [book.page_date for book in books]


def test_the_second_night_replaces_one_book_under_its_address_and_nothing_else(
    folder: Path, tmp_path: Path
) -> None:
    archive, known = Archive(tmp_path / "archive"), dict[str, Known]()
    build_site(demo_books(1, folder), tmp_path / "site")
    with DemoServer(tmp_path / "site") as server:
        first = crawl(server, archive, known)
        build_site([book for book in demo_books(2, folder) if book.publisher != "丙局"], server.folder)
        server.log.clear()
        second = crawl(server, archive, known)
    assert [capture.url for capture in second.captures] == [capture.url for capture in first.captures]
    changed = [capture for capture in second.captures if capture.state == "changed"]
    assert [(capture.link_text, capture.sha256) for capture in changed] == [
        ("乙局2024年度部门决算公开.pdf", archive.put(b"%PDF-1.7 b2"))
    ]
    assert [entry.status for entry in server.log].count(200) == 1


def test_a_long_title_is_cut_short_on_the_list_and_whole_in_its_attribute(
    folder: Path, tmp_path: Path
) -> None:
    title = "青岚区退役军人事务和双拥工作领导小组办公室2024年度部门决算公开"
    book = DemoBook(folder / "a.pdf", "甲局", 2024, title, date(2025, 9, 12), "a.pdf")
    build_site([book], tmp_path / "site")
    page = (tmp_path / "site/zwgk/czyjs/index.html").read_text(encoding="utf-8")
    assert f'title="{title}"' in page
    assert f">{title[:23]}…</a>" in page


def test_titles_are_escaped(folder: Path, tmp_path: Path) -> None:
    book = DemoBook(folder / "a.pdf", "甲局", 2024, "<script>x</script>", date(2025, 9, 12), "a.pdf")
    build_site([book], tmp_path)
    pages = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.html")]
    assert not any("<script>x" in page for page in pages)


@pytest.mark.parametrize("night", [1, 2])
def test_the_demo_that_is_shipped_is_served_and_crawled_whole(tmp_path: Path, night: int) -> None:
    with serving_demo(tmp_path / "site", night) as (site, server):
        visit = crawl(server, Archive(tmp_path / "archive"), {})
    books = demo_books(night)
    assert (visit.state, visit.detail) == (SiteState.FRESH, f"{len(books)} documents")
    assert {book.publisher for book in books} == set(site.contacts)


def test_a_later_night_on_the_same_port_has_the_same_addresses(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with serving_demo(tmp_path, 1, port) as (first, _):
        pass
    with serving_demo(tmp_path, 2, port) as (second, _):
        assert second == first


def test_the_home_page_leads_to_the_column(tmp_path: Path) -> None:
    with serving_demo(tmp_path, 1) as (site, server):
        page = httpx.get(server.base_url, trust_env=False).text
    assert f'href="{site.columns[0].removeprefix(server.base_url)}"' in page
