"""A served copy of each publishing system: pages of our own making, laid out as real sites lay them out.

Each `serve_…` writes one district into a `District` and returns the site file's own part and the truth: every
book as (title, address, format).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime

from tests.flows.crawl.district import District, detail_page
from tests.flows.crawl.served import (
    DEPARTMENTS,
    TITLES,
    Served,
    Truth,
    chunks,
    entries,
    joined,
    page,
    write_details,
)


def serve_trs(server: District) -> Served:
    """TRS: t<date>_<id>.html, paging by createPageHTML() counted from 0."""
    items = entries(lambda n, day: f"/zwgk/czyjs/{day:%Y%m}/t{day:%Y%m%d}_{9000 + n}.html")
    for number, part in enumerate(pages := chunks(items, 15)):
        name = "index.html" if number == 0 else f"index_{number}.html"
        definition = "function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){}"
        script = f'{definition}\ncreatePageHTML({len(pages)}, {number}, "index", "html");'
        server.write(f"/zwgk/czyjs/{name}", page(joined(part), script=script))
    truth = write_details(
        server, items, lambda e: f"/zwgk/czyjs/{e.day:%Y%m}/P0{e.day:%Y%m%d}{e.number:09d}.pdf"
    )
    return Served("columns: ['{base_url}/zwgk/czyjs/']\n", truth)


def serve_trs_script(server: District) -> Served:
    """TRS whose items a script writes: anchors in strings on one page, records on the other."""
    items = entries(lambda n, day: f"/xxgk/czxx/{day:%Y%m}/t{day:%Y%m%d}_{100 + n}.shtml", TITLES[:20])
    written = "".join(
        rf"""document.write("<li><a href=\"./{e.path.removeprefix("/xxgk/czxx/")}\">{e.title}<\/a><span>{e.day}</span></li>");"""
        for e in items[:10]
    )
    records = ",".join(
        f'{{"DOCTITLE":"{e.title}","DOCPUBURL":"http:\\/\\/HOST{e.path}","DOCRELTIME":"{e.day}"}}'
        for e in items[10:]
    ).replace("HOST", server.host)
    paging = (
        "var currentPage = 0; var countPage = 2; createPageHTML(countPage, currentPage, 'index', 'shtml');"
    )
    server.write("/xxgk/czxx/index.html", page("", script=written + paging))
    server.write("/xxgk/czxx/index_1.shtml", page("", script=f"var list = [{records}];"))
    truth = write_details(
        server, items, lambda e: f"/xxgk/czxx/{e.day:%Y%m}/P0{e.day:%Y%m%d}{e.number:09d}.pdf"
    )
    return Served("columns: ['{base_url}/xxgk/czxx/']\n", truth)


def serve_jcms(server: District) -> Served:
    """JCMS: XML inside a script, and dataproxy.jsp that leads from one group to the next."""
    items = entries(lambda n, day: f"/art/{day.year}/{day.month}/{day.day}/art_1229_{4000 + n}.html")
    groups = chunks(items, 16)

    def store(number: int) -> str:
        records = "".join(f"<record><![CDATA[{entry.item}]]></record>" for entry in groups[number])
        address = f"/module/web/jpage/dataproxy.jsp?page={number + 1}&webid=7&columnid=1229&unitid=54&permissiontype=0"
        more = (
            f'<nextgroup><![CDATA[<a href="{address}"></a>]]></nextgroup>' if number + 1 < len(groups) else ""
        )
        return f"<datastore>{more}<recordset>{records}</recordset></datastore>"

    head = f'<div id="54"><script type="text/xml">{store(0)}</script></div>'
    server.write("/col/col1229/index.html", page("", more=head))
    server.interfaces["/module/web/jpage/dataproxy.jsp"] = lambda query: (
        '<?xml version="1.0" encoding="UTF-8"?>' + store(int(query["page"]))
    )
    truth = write_details(
        server, items, lambda e: f"/attach/0/{hashlib.md5(e.title.encode()).hexdigest()}.pdf"
    )
    return Served("columns: ['{base_url}/col/col1229/index.html']\n", truth)


def serve_jcms_records(server: District) -> Served:
    """JCMS without nextgroup: a jpage() call says how many records there are; books come from downfile.jsp."""
    items = entries(lambda n, day: f"/art/{day.year}/{day.month}/{day.day}/art_88_{n}.html")
    fixed = {
        "col": "1",
        "webid": "3",
        "path": "/",
        "columnid": "88",
        "sourceContentType": "1",
        "unitid": "91",
    }

    def answer(query: dict[str, str]) -> str:
        assert {name: query[name] for name in fixed} == fixed
        part = items[int(query["startrecord"]) - 1 : int(query["endrecord"])]
        records = "".join(f"<record><![CDATA[{entry.item}]]></record>" for entry in part)
        return (
            f"<datastore><totalrecord>{len(items)}</totalrecord><recordset>{records}</recordset></datastore>"
        )

    parameters = ", ".join(f"{name}: '{value}'" for name, value in fixed.items())
    records = "".join(f"<record><![CDATA[{entry.item}]]></record>" for entry in items[:5])
    server.write(
        "/col/col88/index.html",
        page(
            "",
            more=f"<script type='text/xml'><datastore><recordset>{records}</recordset></datastore></script>",
            script=f"""$('#91').jpage({{totalRecord: {len(items)}, perPage: 5,
                proxyUrl: '/module/jpage/dataproxy.jsp', param: {{{parameters}}}}})""",
        ),
    )
    server.interfaces["/module/jpage/dataproxy.jsp"] = answer
    server.interfaces["/module/download/downfile.jsp"] = lambda query: f"%PDF-1.7 {query['filename']}"
    truth = []
    for entry in items:
        address = f"/module/download/downfile.jsp?classid=0&filename={entry.number:06d}.pdf"
        server.write(entry.path, detail_page(address.replace("&", "&amp;"), title=entry.title))
        truth.append((entry.title, server.base_url + address, "pdf"))
    return Served("columns: ['{base_url}/col/col88/index.html']\n", truth)


def serve_jpaas(server: District) -> Served:
    """jpaas: a script tag names the interface and its parameters, whose answers wrap HTML in JSON."""
    titles = [f"青岚区第{number}幼儿园2025年单位预算公开" for number in range(1, 121)]
    items = entries(
        lambda n, day: f"/art/{day.year}/art_{hashlib.md5(str(n).encode()).hexdigest()}.html", titles
    )
    fixed = {
        "parseType": "bulidstatic",
        "webId": "2945",
        "tplSetId": "quSy",
        "tagId": "分页列表",
        "pageId": "1487",
    }

    def answer(query: dict[str, str]) -> str:
        span = json.loads(query.pop("paramJson"))
        assert query == fixed
        start = (span["pageNo"] - 1) * span["pageSize"]
        part = joined(items[start : start + span["pageSize"]])
        return json.dumps({"success": True, "data": {"html": f"<ul>{part}</ul><p>count: '{len(items)}'</p>"}})

    interface = "/api-gateway/jpaas-publish-server/front/page/build/unit"
    parameters = str(fixed).replace('"', "'")
    tag = f"""<script parseType="bulidstatic" url="{interface}" queryData="{parameters}"></script>"""
    server.write("/col/col1487/index.html", page("", more=tag))
    server.interfaces[interface] = answer
    truth = write_details(server, items, lambda e: f"/upload/{e.number}/book.pdf")
    return Served("columns: ['{base_url}/col/col1487/index.html']\n", truth)


def serve_guangdong(server: District) -> Served:
    """Guangdong: content/post_<id>.html, whose paging links only some of its pages, the last among them."""
    items = entries(lambda n, _: f"/zwgk/czyjs/content/post_{1669500 + n}.html")
    pages = chunks(items, 8)
    for number, part in enumerate(pages, start=1):
        name = "index.html" if number == 1 else f"index_{number}.html"
        more = f"""<div class="page"><a href="index.html">1</a><a href="index_2.html">2</a> …
            <a href="index_{len(pages)}.html">尾页</a></div>"""
        server.write(f"/zwgk/czyjs/{name}", page(joined(part), more=more))
    truth = write_details(server, items, lambda e: f"/attachment/0/542/{542700 + e.number}/{e.number}.pdf")
    return Served("columns: ['{base_url}/zwgk/czyjs/index.html']\n", truth)


def serve_gkmlpt(server: District) -> Served:
    """Guangdong's disclosure platform: a page that a script fills from a JSON interface, 100 articles at a time."""
    titles = [f"青岚区第{number}小学2024年度部门决算公开" for number in range(1, 131)]
    items = entries(lambda n, _: f"/gkmlpt/content/8/{8000 + n}/post_{8000 + n}.html", titles)

    def answer(query: dict[str, str]) -> str:
        assert query["sid"] == "755031"
        start = 100 * (int(query["page"]) - 1)
        articles = [
            {
                "title": entry.title,
                "url": f"{server.base_url}{entry.path}",
                "first_publish_time": int(datetime.combine(entry.day, datetime.min.time(), UTC).timestamp()),
            }
            for entry in items[start : start + 100]
        ]
        return json.dumps({"total": len(items), "articles": articles})

    server.write("/gkmlpt/index", page("", script="window._CONFIG = {SID: '755031', TREE: []};"))
    server.interfaces["/gkmlpt/api/all/2811"] = answer
    truth = write_details(server, items, lambda e: f"/attachment/0/8/{8000 + e.number}/{e.number}.pdf")
    return Served("columns: ['{base_url}/gkmlpt/index#2811']\n", truth)


def serve_hunan(server: District) -> Served:
    """Hunan: content_<id>.html, index_2.html …, named by createPageHTML() with the id of an element."""
    items = entries(lambda n, _: f"/21487/21498/21516/content_{2120100 + n}.html")
    for number, part in enumerate(pages := chunks(items, 12), start=1):
        name = "index.html" if number == 1 else f"index_{number}.html"
        script = f"createPageHTML('paging',{len(pages)},{number},'index','html',{len(items)});"
        server.write(f"/21487/21498/21516/{name}", page(joined(part), script=script))
    truth = write_details(server, items, lambda e: f"/uploadfiles/202509/{e.number:020d}.pdf")
    return Served("columns: ['{base_url}/21487/21498/21516/index.html']\n", truth)


def serve_hunan_columns(server: District) -> Served:
    """Hunan's other form: c<column>/<date>/i<id>.html, each page linking the next one."""
    items = entries(lambda n, day: f"/c24889/{day:%Y%m%d}/i{2166900 + n}.html")
    pages = chunks(items, 10)
    for number, part in enumerate(pages, start=1):
        following = f'<a href="/c24889/index_{number + 1}.html">下一页</a>' if number < len(pages) else ""
        name = "index.html" if number == 1 else f"index_{number}.html"
        server.write(f"/c24889/{name}", page(joined(part), more=following))
    truth = write_details(server, items, lambda e: f"/c24889/{e.day:%Y%m%d}/i{e.number}.pdf")
    return Served("columns: ['{base_url}/c24889/index.html']\n", truth)


def serve_hashed(server: District) -> Served:
    """Hash-named pages, paging by createPageHTML() with the id of an element, counted from 1."""
    items = entries(
        lambda n, day: f"/qlq/c100740/{day:%Y%m}/{hashlib.md5(str(n).encode()).hexdigest()}.shtml"
    )
    for number, part in enumerate(pages := chunks(items, 10), start=1):
        name = "list.shtml" if number == 1 else f"list_{number}.shtml"
        script = f"createPageHTML('page_div', {len(pages)}, {number}, 'list', 'shtml', {len(items)});"
        server.write(f"/qlq/c100740/{name}", page(joined(part), script=script))
    truth = write_details(
        server,
        items,
        lambda e: f"{e.path.removesuffix('.shtml')}/files/{hashlib.md5(e.title.encode()).hexdigest()}.pdf",
    )
    return Served("columns: ['{base_url}/qlq/c100740/list.shtml']\n", truth)


def serve_plain(server: District) -> Served:
    """A list of its own making in GBK: show.asp?id=<n>, paged by a link that reads 下一页."""
    items = entries(lambda n, _: f"/show/{n}.htm")
    pages = chunks(items, 20)
    for number, part in enumerate(pages, start=1):
        more = f"<a href='/docs/p{number + 1}.htm'>下一页 &gt;</a>" if number < len(pages) else ""
        html = page(joined(part), more=more).replace("utf-8", "gb2312").encode("gb18030")
        server.write(f"/docs/p{number}.htm", html)
    truth = write_details(server, items, lambda e: f"/files/book{e.number}.pdf")
    return Served("columns: ['{base_url}/docs/p1.htm']\nselectors: {list_items: .list li}\n", truth)


def serve_plain_query(server: District) -> Served:
    """A list that a program writes: its pages are numbered in the query, and only the last one is linked too."""
    items = entries(lambda n, _: f"/show/{n}.htm")
    pages = chunks(items, 9)

    def answer(query: dict[str, str]) -> str:
        more = f"<a href='list.jsp?id=7&amp;page=2'>2</a> … <a href='list.jsp?id=7&amp;page={len(pages)}'>尾页</a>"
        return page(joined(pages[int(query.get("page", "1")) - 1]), more=more)

    server.interfaces["/docs/list.jsp"] = answer
    truth = write_details(server, items, lambda e: f"/files/book{e.number}.pdf")
    return Served("columns: ['{base_url}/docs/list.jsp?id=7']\nselectors: {list_items: .list li}\n", truth)


def serve_department_columns(server: District) -> Served:
    """A column a department: the start page lists nothing itself; titles there name no department."""
    truth: Truth = []
    menu = "".join(f"<dd><a href='./d{n}/'>青岚区{name}</a></dd>" for n, name in enumerate(DEPARTMENTS))
    server.write("/czyjs/index.html", page("", more=f"<dl class='menu'>{menu}</dl>"))
    for number in range(len(DEPARTMENTS)):
        truth += _serve_department(server, f"/czyjs/d{number}")
    return Served("columns: ['{base_url}/czyjs/']\n", truth)


def _serve_department(server: District, folder: str) -> Truth:
    """Write the two list pages of one department; return its books."""
    titles = [f"{year}年度部门{kind}" for year in (2024, 2023) for kind in ("决算", "预算")]
    items = entries(lambda n, day: f"{folder}/{day:%Y%m}/t{day:%Y%m%d}_{n}.html", titles)
    for index, part in enumerate(chunks(items, 3)):
        name = "index.html" if index == 0 else f"index_{index}.html"
        server.write(
            f"{folder}/{name}", page(joined(part), script=f'createPageHTML(2, {index}, "index", "html");')
        )
    return write_details(server, items, lambda e: f"{folder}/{e.day:%Y%m}/P0{e.day:%Y%m%d}{e.number:09d}.pdf")


SYSTEMS: dict[str, Callable[[District], Served]] = {
    "trs": serve_trs,
    "trs-script": serve_trs_script,
    "jcms": serve_jcms,
    "jcms-records": serve_jcms_records,
    "jpaas": serve_jpaas,
    "guangdong": serve_guangdong,
    "guangdong-gkmlpt": serve_gkmlpt,
    "hunan": serve_hunan,
    "hunan-columns": serve_hunan_columns,
    "hashed": serve_hashed,
    "plain": serve_plain,
    "plain-query": serve_plain_query,
    "department_columns": serve_department_columns,
}
"""Every system; the name before a dash is that of its reader."""
