from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from flows.crawl.details import DetailPage, read_detail
from flows.crawl.pages import Link, attachment_suffix, find_url_date
from tests.flows.crawl.district import detail_page

URL = "http://www.example.org/czyjs/202509/t20250912_1.html"
FOLDER = "http://www.example.org/czyjs/202509/"
REAL_DETAILS = Path(__file__).parents[4] / "shared/corpus/site_pages/details"


def test_a_detail_page_gives_title_date_and_attachments() -> None:
    page = detail_page(
        "./P020250912000001.pdf", "/files/报表.XLSX", "/down.jsp?id=3&filename=%E8%A1%A8.doc", "more.html"
    )
    assert read_detail(page.encode(), URL) == DetailPage(
        "青岚区统计局2024年度部门决算公开",
        date(2025, 9, 12),
        [
            Link(f"{FOLDER}P020250912000001.pdf", "附件1"),
            Link("http://www.example.org/files/报表.XLSX", "附件2"),
            Link("http://www.example.org/down.jsp?id=3&filename=%E8%A1%A8.doc", "附件3"),
        ],
    )


def test_without_meta_tags_heading_and_printed_date_are_read() -> None:
    html = "<h1><a href='/'>政府网</a></h1><h2>甲局决算</h2><p>更新 2020-01-01 发布日期：2025年9月1日</p>"
    page = read_detail(html.encode(), URL)
    assert (page.title, page.published) == ("甲局决算", date(2025, 9, 1))


def test_an_attachment_linked_twice_counts_once_with_the_words_it_has() -> None:
    html = "<a href='a.pdf'><img></a><a href='a.pdf'>决算</a><a href='a.pdf#page=2'>再来</a><iframe src='b.pdf'></iframe>"
    assert read_detail(html.encode(), URL).attachments == [
        Link(f"{FOLDER}a.pdf", "决算"),
        Link(f"{FOLDER}b.pdf", ""),
    ]


def test_files_are_known_by_the_viewer_that_shows_them_and_by_the_words_of_their_link() -> None:
    html = """<a href='/pdfjs/viewer.html?file=/f/a.pdf'>预览</a><iframe src='viewer.html?file=b.pdf'></iframe>
      <a href='/down?id=3'>附件：青岚区统计局2024年度部门决算.PDF</a><a href='/down?id=4'>下载</a>
      <a href='../t20250911_9.html'>上一篇：决算.pdf</a><a href='viewer.html?file=about.html'>关于</a>"""
    assert [link.url for link in read_detail(html.encode(), URL).attachments] == [
        "http://www.example.org/f/a.pdf",
        f"{FOLDER}b.pdf",
        "http://www.example.org/down?id=3",
    ]


@pytest.mark.parametrize(("tables", "is_book"), [(3, True), (2, False)])
def test_a_page_of_figures_is_a_book_only_without_files_of_its_own(tables: int, is_book: bool) -> None:
    rows = (
        "<tr><td>2010301</td><td>行政运行</td><td>1,234.50</td></tr><tr><th>合计</th><td>（12）</td></tr>" * 2
    )
    html = f"<h1>甲局决算</h1>{f'<table>{rows}</table>' * tables}<table><tr><td>联系电话</td></tr></table>"
    assert read_detail(html.encode(), URL).is_book is is_book
    assert not read_detail(f"{html}<a href='a.pdf'>表</a>".encode(), URL).is_book


def test_links_start_from_the_base_a_page_states() -> None:
    html = b"<head><base href='/files/'></head><a href='a.pdf'>a</a>"
    assert [link.url for link in read_detail(html, URL).attachments] == ["http://www.example.org/files/a.pdf"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://h/202511/t20251121_123.html", date(2025, 11, 21)),
        ("http://h/202511/P020251121612345678901.pdf", date(2025, 11, 21)),
        ("http://h/art/2022/9/2/art_1.html", date(2022, 9, 2)),
        ("http://h/202511/t20251341_123.html", None),
        ("http://h/content_1.html", None),
    ],
)
def test_addresses_carry_dates(url: str, expected: date | None) -> None:
    assert find_url_date(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"), [("http://h/a.PDF?v=1", ".pdf"), ("http://h/a.html", ""), ("http://h/", "")]
)
def test_an_address_names_its_format(url: str, expected: str) -> None:
    assert attachment_suffix(url) == expected


@pytest.mark.skipif(not REAL_DETAILS.is_dir(), reason="the saved real pages are not part of the repository")
@pytest.mark.parametrize(
    ("name", "title", "published", "attachments"),
    [
        ("changchun", "【宣传部】中共长春市委宣传部（汇总） 2026年部门预算", date(2026, 2, 9), [".pdf"] * 5),
        (
            "chongqing_trs_1",
            "重庆市发展和改革委员会（含下属单位）2026年预算公开",
            date(2026, 3, 2),
            [".pdf"] * 7,
        ),
        ("chongqing_trs_2", "重庆市科学技术局2026年部门预算情况说明", date(2026, 3, 2), [".pdf"]),
        ("suzhou", "苏州市科技局本级2026年度整体预算绩效目标表", date(2026, 3, 3), [".xlsx"]),
        ("tianjin_zip_rar", "天津市教育委员会", date(2018, 3, 6), [".zip"]),
        ("xian", "西安市审计局", date(2026, 3, 20), [".pdf"]),
    ],
)
def test_saved_real_details_are_read(name: str, title: str, published: date, attachments: list[str]) -> None:
    page = read_detail((REAL_DETAILS / f"{name}.html").read_bytes(), URL)
    assert (page.title, page.published) == (title, published)
    assert [attachment_suffix(link.url) for link in page.attachments] == attachments
