"""Who published a book, for which year, and of which kind: from its cover and the headings of its tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.model import Kind, Page
from transforms.wording import fold_text

COVER_PAGES = 3
KIND_WORDS = {"决算": Kind.FINAL_ACCOUNTS, "预算": Kind.BUDGET}
_NAME = r"[\u4e00-\u9fffA-Z()·]{2,40}?"
_SCOPE = r"(?:\((?P<scope>汇总|本级|机关|单位)\))?"
_TAIL = r"(?P<level>(?:[省市区县]级)?(?:部门|单位))?(?:收支)?(?P<kind>决算|预算)"
_TITLES = (
    re.compile(rf"(?P<name>{_NAME}){_SCOPE}(?P<year>20\d{{2}})年度?{_TAIL}"),
    re.compile(rf"(?P<year>20\d{{2}})年度?(?P<name>{_NAME}){_SCOPE}{_TAIL}"),
)
# 2025-01: Shanghai's books print «上海市普陀区2025年区级单位预算» over «预算单位：…» or «预算主管部门：…»
_NAMED = re.compile(r"(?P<kind>预算|决算)(?:主管)?(?:部门|单位):(?P<name>[\u4e00-\u9fff()]{4,40})")
# A book without a cover names its body where it tells its total: «…办公厅2019年度收入、支出预算总计…»
_IN_TEXT = re.compile(
    r"^(?:\d+[.、])?(?P<name>[\u4e00-\u9fff()]{4,40}?)(?:部门)?20\d{2}年度?(?:部门)?(?:收入|收支|部门|支出|预算)"
)
_HEADED = re.compile(r"部门(?:名称)?:(?P<name>[\u4e00-\u9fff]{4,40}?)(?=单位|金额|$)")
# Names of tables and of chapters, which a table of contents prints beside the year.
_NO_NAME = re.compile(
    r"^(?:部门|单位|年度?|目录|第.部分|关于)+$|主要(?:工作|职[能责])|第.部分"
    r"|^(?:预算|决算)?(?:部门|单位)(?:财务|收入|支出|收支|财政|一般|政府性|国有|项目)"
    r"|^(?:[省市区县]级)?(?:收支|收入|支出|财政拨款|一般公共预算|政府性基金|国有资本)"
)
# «2024年度国有资本经营预算财政拨款支出决算表» opens a book without a cover and names nobody.
_TITLE_OF_A_TABLE = re.compile(
    r"(?:部门|单位)?(?:收入|支出|收支|财政拨款|一般公共|政府性基金|国有资本|项目|基本支出)"
)
_LEADING = re.compile(r"^(?:.*第[一二三四]部分|目录|附件\d*[:：]?|关于|公开)+")
_YEAR = re.compile(r"(20\d{2})年度")
_YEAR_OF_TABLE = re.compile(r"(20\d{2})年")


@dataclass(frozen=True, slots=True)
class Identity:
    """Publisher, fiscal year, kind and scope of a book, and the title on its cover; kind None if it is no book."""

    publisher: str
    fiscal_year: int | None
    kind: Kind | None
    scope: str
    title: str


def read_identity(pages: Sequence[Page], headed: Sequence[str], titles: Sequence[str] = ()) -> Identity:
    """Return who a book is by, from the title on its first pages, then from its tables.

    `headed` are the bodies that head its tables, `titles` what stands above them.
    """
    cover = _find_title(pages)
    named = _find_named(pages)
    printed = _most_printed(headed)
    year = int(cover["year"]) if cover else _most_named_year(pages, titles)
    kind = KIND_WORDS[cover["kind"]] if cover else None
    name = named["name"] if named else _clean(cover["name"]) if cover else ""
    printed = printed or _name_in_headings(pages) or _name_in_text(pages)
    scope = (cover["scope"] if cover else None) or _scope(printed) or _scope_of_level(cover)
    return Identity(name or _without_scope(printed), year, kind, scope, _title(cover, name) if cover else "")


def _find_title(pages: Sequence[Page]) -> re.Match[str] | None:
    """Return the first title «…2024年度部门决算» of the first pages that names a body, else any."""
    nameless = None
    for page in pages[:COVER_PAGES]:
        text = "".join(fold_text(line.text) for line in page.lines)
        matches = sorted((m for t in _TITLES for m in t.finditer(text)), key=lambda m: m.start())
        for match in matches:
            if _TITLE_OF_A_TABLE.match(match["name"]):
                continue
            if _clean(match["name"]):
                return match
            nameless = nameless or match
    return nameless


def _title(cover: re.Match[str], name: str) -> str:
    """Return the title as printed; from its year on where what stands before it is no name."""
    title = cover[0]
    return title if name else title[cover.start("year") - cover.start() :]


def _find_named(pages: Sequence[Page]) -> re.Match[str] | None:
    """Return the line of the cover that names the body («预算单位：…»), for covers whose title does not."""
    lines = (fold_text(line.text) for line in (pages[0].lines if pages else ()))
    return next((found for line in lines if (found := _NAMED.fullmatch(line))), None)


def _name_in_headings(pages: Sequence[Page]) -> str:
    """Return the body that the tables' own «部门：…» lines name most often, inside a grid or above it."""
    texts = (
        text
        for page in pages
        for text in (
            *(line.text for line in page.lines),
            *(c.text for g in page.grids for c in g.cells if c.row < 2),
        )
    )
    names = Counter(found["name"] for text in texts if (found := _HEADED.search(fold_text(text))))
    return names.most_common(1)[0][0] if names else ""


def _name_in_text(pages: Sequence[Page]) -> str:
    """Return the body that the lines of the book most often name before its year."""
    lines = (fold_text(line.text) for page in pages for line in page.lines)
    names = Counter(n for line in lines if (found := _IN_TEXT.match(line)) and (n := _clean(found["name"])))
    return names.most_common(1)[0][0] if names else ""


def _clean(name: str) -> str:
    """Return a body's name without the words a title glues to it; empty when nothing of a name is left."""
    bare = _LEADING.sub("", name)
    return "" if _NO_NAME.match(bare) or len(bare) < 3 else bare


def _scope_of_level(cover: re.Match[str] | None) -> str:
    """Return 单位 for the book of one unit («单位决算»), which is not another version of its department's."""
    return "单位" if cover and (cover["level"] or "").endswith("单位") else ""


def _most_printed(names: Sequence[str]) -> str:
    counted = Counter(names)
    return counted.most_common(1)[0][0] if counted else ""


def _without_scope(name: str) -> str:
    return re.sub(r"\((?:汇总|本级|机关|单位)\)$", "", name)


def _scope(name: str) -> str:
    found = re.search(r"\((汇总|本级|机关|单位)\)$", name)
    return found[1] if found else ""


def _most_named_year(pages: Sequence[Page], titles: Sequence[str]) -> int | None:
    """Return the year that the lines of a book name most often, else the titles of its tables."""
    years = Counter(y for p in pages for line in p.lines for y in _YEAR.findall(fold_text(line.text)))
    years = years or Counter(y for title in titles for y in _YEAR_OF_TABLE.findall(fold_text(title)))
    return int(years.most_common(1)[0][0]) if years else None
