from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from flows.crawl.listing import LIST_READERS, read_list, system_of
from flows.crawl.lists.page import ListPage, Page
from flows.crawl.pages import Link, PageError
from flows.crawl.site import SiteFile, parse_site
from tests.flows.crawl.district import list_page

URL = "http://www.example.org/czyjs/index.html"
REAL_LISTS = Path(__file__).parents[4] / "shared/corpus/site_pages/lists"


def site(reader: str = "trs", extra: str = "") -> SiteFile:
    text = (
        f'name: 区\ncode: "990002"\nhosts: [www.example.org]\ncolumns: ["{URL}"]\nreader: {reader}\n{extra}'
    )
    return parse_site(text, Path("example.yml"))


def test_a_trs_list_gives_its_details_with_dates_and_leaves_menus_alone() -> None:
    page = list_page(("./202509/t20250912_1.html", "甲局2024年度部门决算"), ("../about/", "关于我们"))
    assert read_list(page.encode(), URL, site()) == ListPage(
        [
            Link(
                "http://www.example.org/czyjs/202509/t20250912_1.html",
                "甲局2024年度部门决算",
                date(2025, 9, 12),
            )
        ],
        [],
        [],
    )


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ('createPageHTML(3, 0, "index", "html");', ["index_1.html", "index_2.html"]),
        ("createPageHTML(2,0,'index','shtml')", ["index_1.shtml"]),
        (
            "var countPage = 3; createPageHTML(countPage, currentPage, 'index', 'html')",
            ["index_1.html", "index_2.html"],
        ),
        ('createPageHTML(1, 0, "index", "html");', []),
        ("function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){}", []),
        ("createPageHTML('page_div', 3, 1, 'list', 'shtml', 45);", ["list_2.shtml", "list_3.shtml"]),
        ('createPageHTML("paging",countPage,1,"index",".htm",9);var countPage = 2;', ["index_2.htm"]),
        ("//createPageHTML(5, 0, 'index', 'html')\ncreatePageHTML(2, 0, 'index', 'html')", ["index_1.html"]),
        ("createPageHTML('page_div', 1, 1, 'list', 'shtml', 9)", []),
    ],
)
def test_paging_written_by_script_gives_the_further_pages(script: str, expected: list[str]) -> None:
    pages = read_list(list_page(script=script).encode(), URL, site()).next_pages
    assert pages == [f"http://www.example.org/czyjs/{name}" for name in expected]


def test_paging_is_never_longer_than_one_page_more_than_the_site_file_allows() -> None:
    page = list_page(script='createPageHTML(999999999, 0, "index", "html");')
    assert len(read_list(page.encode(), URL, site(extra="politeness: {max_list_pages: 4}\n")).next_pages) == 4


def test_a_page_in_gbk_is_read_whether_it_says_so_or_not() -> None:
    page = list_page(("./202509/t20250912_1.html", "甲局２０２４年度部门决算"))
    declared = page.replace("utf-8", "gb2312").encode("gb18030")
    silent = page.replace("<meta charset='utf-8'>", "").encode("gb18030")
    lying = page.encode("gb18030")
    titles = [read_list(html, URL, site()).links[0].title for html in (declared, silent, lying)]
    assert titles == ["甲局２０２４年度部门决算"] * 3


def test_a_title_cut_short_is_read_from_its_attribute_and_invisible_characters_go() -> None:
    html = (
        "<li><a href='t20250912_1.html' title='青岚区文化和旅游局2024年度部门决算公开'>青岚区文化和旅游局...</a></li>"
        "<li><a href='t20180926_2.html'>2018年\u200b青岚区  统计局部门决算</a></li>"
    )
    links = read_list(html.encode(), URL, site()).links
    assert [link.title for link in links] == [
        "青岚区文化和旅游局2024年度部门决算公开",
        "2018年青岚区 统计局部门决算",
    ]


def test_without_a_printed_date_the_address_gives_it() -> None:
    links = read_list(
        b"<p><a href='t20250230_1.html'>a</a><a href='t20250228_2.html'>b</a>", URL, site()
    ).links
    assert [link.date for link in links] == [None, date(2025, 2, 28)]


def test_a_plain_list_takes_the_items_its_selector_names_and_follows_next_links() -> None:
    html = """<nav><a href='/home'>首页</a></nav><ul class='docs'>
      <li><a href='show?id=1'>甲局决算</a> 2025年9月1日</li><li><a href='show?id=2'>乙局决算</a></li></ul>
      <a href='list?p=2'>下一页 &gt;</a><a href='javascript:go(3)'>3</a>"""
    selected = site("plain", "selectors: {list_items: ul.docs > li}\n")
    assert read_list(html.encode(), URL, selected) == ListPage(
        [
            Link("http://www.example.org/czyjs/show?id=1", "甲局决算", date(2025, 9, 1)),
            Link("http://www.example.org/czyjs/show?id=2", "乙局决算"),
        ],
        ["http://www.example.org/czyjs/list?p=2"],
        [],
    )


def test_links_that_lead_nowhere_are_left_out() -> None:
    html = b"<a href='http://[x/t20250101_1.html'>a</a><a href='mailto:a@b.c'>b</a><a href='#'>c</a><a>d</a>"
    extra = "titles: {include: ['.']}\n"
    assert read_list(html, URL, site("plain", extra)).links == []


def test_the_same_address_counts_once_where_it_first_stands() -> None:
    page = list_page(("t20250912_1.html", "甲"), ("t20250912_2.html", "乙"), ("t20250912_1.html", "丙"))
    assert [link.title for link in read_list(page.encode(), URL, site()).links] == ["甲", "乙"]


@pytest.mark.parametrize("html", [b"", b"   \n", b"<!-- nothing -->"])
def test_a_page_without_html_is_an_error(html: bytes) -> None:
    with pytest.raises(PageError, match="the page is empty or holds no HTML"):
        read_list(html, URL, site())


@pytest.mark.skipif(not REAL_LISTS.is_dir(), reason="the saved real pages are not part of the repository")
def test_saved_real_lists_give_fifteen_dated_links_all_their_pages_and_the_columns_below() -> None:
    pages = [read_list(path.read_bytes(), URL, site()) for path in sorted(REAL_LISTS.glob("changsha_*.html"))]
    assert [len(page.links) for page in pages] == [15] * 12
    assert [len(page.next_pages) for page in pages] == [3, 1, 1, 5, 5, 2, 2, 1, 2, 2, 2, 2]
    wide = site("auto", "titles: {include: ['.']}\n")
    found = [read_list(path.read_bytes(), URL, wide) for path in sorted(REAL_LISTS.glob("changsha_*.html"))]
    assert [(page.links, page.next_pages) for page in found] == [(p.links, p.next_pages) for p in pages]
    assert [len(page.columns) for page in found] == [6, 14, 15, 0, 4, 8, 2, 14, 0, 0, 5, 3]
    assert all(
        link.date and "20" in link.title
        for page in pages
        for link in page.links[:3]
        if "委直属" not in link.title
    )


@pytest.mark.parametrize(
    ("html", "url", "expected"),
    [
        ("<a href='./202509/t20250912_1.html'>甲</a>", URL, "trs"),
        ("<script>createPageHTML(2, 0, 'index', 'html')</script>", URL, "trs"),
        ("<a href='/art/2025/9/1/art_1_2.html'>甲</a>", URL, "jcms"),
        ("<?xml version='1.0'?><datastore><recordset></recordset></datastore>", URL, "jcms"),
        ("<a href='/zwgk/content/post_12.html'>甲</a>", URL, "guangdong"),
        ("<script>SID: '755031'</script>", "http://www.example.org/gkmlpt/index#28", "guangdong"),
        (
            '{"total": 0, "articles": []}',
            "http://www.example.org/gkmlpt/api/all/28?page=1&sid=7",
            "guangdong",
        ),
        ("<a href='/21/22/content_12.html'>甲</a>", URL, "hunan"),
        ("<a href='/c28/20240227/i21669.html'>甲</a>", URL, "hunan"),
        (f"<a href='/q/202509/{'0a' * 16}.shtml'>甲</a>", URL, "hashed"),
        ("<a href='http://www.gov.example/content_12.html'>甲</a>", URL, "plain"),
        ("<a href='show.php?id=1'>甲</a>", URL, "plain"),
    ],
)
def test_a_page_says_which_system_it_belongs_to(html: str, url: str, expected: str) -> None:
    assert system_of(Page(html.encode(), url)).name == expected


def test_links_to_columns_below_are_told_from_pages_menus_and_files() -> None:
    html = """<a href='./'>本栏</a><a href='../'>上级</a><a href='/czyjs/tjj/'>统计局</a>
      <a href='./czj/index.html'>财政局</a><a href='./a/b/'>更多</a><a href='./202509/t20250912_1.html'>决算</a>
      <a href='./books/'></a><a href='./czj/index.html'>财政局</a><a href='https://x.example/czyjs/y/'>外</a>"""
    columns = read_list(html.encode(), URL, site("department_columns", "titles: {include: ['.']}\n")).columns
    assert [(column.title, column.url) for column in columns] == [
        ("统计局", "http://www.example.org/czyjs/tjj/"),
        ("财政局", "http://www.example.org/czyjs/czj/index.html"),
    ]


def test_columns_that_addresses_do_not_tell_are_selected() -> None:
    html = "<ul class='m'><li><a href='/col/col7/index.html'>统计局</a></li></ul><a href='/col/col8/index.html'>新闻</a>"
    extra = "titles: {include: ['.']}\nselectors: {columns: ul.m}\n"
    columns = read_list(html.encode(), URL, site("auto", extra)).columns
    assert [column.title for column in columns] == ["统计局"]


@pytest.mark.parametrize("answer", ["<html>busy</html>", "[]", '{"total": 3}'])
def test_an_answer_of_gkmlpt_without_articles_is_an_error(answer: str) -> None:
    with pytest.raises(PageError, match="gkmlpt answered"):
        read_list(answer.encode(), "http://www.example.org/gkmlpt/api/all/28?page=1", site("guangdong"))


def test_a_dataproxy_that_leads_on_for_ever_ends_at_the_most_pages() -> None:
    store = (
        "<datastore><nextgroup><![CDATA[<a href='/p/dataproxy.jsp?page={}'></a>]]></nextgroup></datastore>"
    )
    few = site("jcms", "politeness: {max_list_pages: 4}\n")
    assert read_list(store.format(4).encode(), URL, few).next_pages == [
        "http://www.example.org/p/dataproxy.jsp?page=4"
    ]
    assert read_list(store.format(5).encode(), URL, few).next_pages == []


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "piece", ["<nextgroup>", "<record>", '<a href="x', "{", '{"a":"', "createPageHTML('a',", "<li>"]
)
def test_a_page_made_to_be_slow_is_read_in_time(piece: str) -> None:
    html = f"<html><script>{piece * (400_000 // len(piece))}</script><a href='./a/'>a</a></html>"
    for reader in ("auto", *LIST_READERS):
        found = read_list(html.encode(), URL, site(reader, "titles: {include: [决算]}\n"))
        assert len(found.next_pages) <= 50
