"""第四部分: what the words of the tables mean, in plain sentences of our own."""

from __future__ import annotations

from tests.demo_books.blocks import Block, Heading, Paragraph
from tests.demo_books.book import Book
from tests.demo_books.cells import items
from tests.demo_books.names import path, purpose

BEFORE = (
    ("一般公共预算财政拨款收入", "区级财政用一般公共预算安排、当年拨给本部门的资金"),
    ("政府性基金预算财政拨款收入", "区级财政用政府性基金预算安排、当年拨给本部门的资金"),
    ("国有资本经营预算财政拨款收入", "区级财政用国有资本经营预算安排、当年拨给本部门的资金"),
    ("上级补助收入", "事业单位由主管部门或上级单位拨来的非财政补助"),
    ("事业收入", "事业单位从事专业业务和辅助活动得到的收入"),
    ("经营收入", "事业单位在专业业务之外、不独立核算的经营活动所得"),
    ("附属单位上缴收入", "附属的独立核算单位按规定交上来的收入"),
    ("其他收入", "以上各项之外得到的收入，如捐赠、利息和非同级财政拨款"),
    ("使用非财政拨款结余（含专用结余）", "事业单位动用以前积累的非财政资金补足当年收支差额的数额"),
    ("年初结转和结余", "上年没有用完、按规定留到本年继续使用的资金"),
)
AFTER = (
    ("结余分配", "单位按规定缴纳所得税、提取各类结余的数额"),
    ("年末结转和结余", "本年没有用完、按规定留到下年使用的资金"),
    ("基本支出", "维持机构运转和日常工作所需的人员支出与公用支出"),
    ("项目支出", "在基本支出之外，为专门任务或发展目标安排的支出"),
    ("上缴上级支出", "事业单位按规定交给上级单位的支出"),
    ("经营支出", "事业单位在专业业务之外、不独立核算的经营活动所花的支出"),
    ("对附属单位补助支出", "事业单位用非财政资金补助附属单位的支出"),
    ("“三公”经费", "用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费"),
    ("机关运行经费", "行政单位和参照公务员法管理的事业单位为日常运转购买货物和服务的资金"),
)


def glossary(book: Book) -> list[Block]:
    """Return the glossary, the 项 of the general public budget among it."""
    entries = [f"{term}：{meaning}。" for term, meaning in BEFORE]
    entries.append(f"{book.bureau.publisher}使用的支出功能分类科目（到项级）：")
    functions = [
        Paragraph(f"{number}. {path(code)}：{purpose(code)}。")
        for number, code in enumerate(items(book.cells, "T05"), 1)
    ]
    numbered = [Paragraph(f"（{number}）{text}") for number, text in enumerate(entries, 1)]
    rest = [
        Paragraph(f"（{number}）{term}：{meaning}。")
        for number, (term, meaning) in enumerate(AFTER, len(entries) + 1)
    ]
    return [Heading(1, "第四部分 名词解释"), *numbered, *functions, *rest]
