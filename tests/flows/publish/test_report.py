"""The report says in plain words what contradicts what, and asks for nothing from outside."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest
from lxml import html

from expectations.slips import Slip
from flows.crawl.archive import Archive
from flows.publish.places import mark_boxes, shown_pages
from flows.publish.report import FormSummary, PictureKey, render_pictures, render_report, write_report
from flows.publish.wording import read_wording
from tests.flows.publish.samples import (
    BLANK,
    DOCUMENT_ID,
    HEALTH,
    QUESTION,
    REPEATED,
    SERVICES,
    TOTAL,
    WRONG_PAIR,
    WRONG_SUM,
    draw_pdf,
    make_book,
)
from transforms.pdf.picture import Mark

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


def read_page(markup: str) -> html.HtmlElement:
    return html.document_fromstring(markup)


def visible_text(markup: str) -> str:
    return " ".join(" ".join(read_page(markup).body.itertext()).split())


def test_the_report_says_what_was_found_in_one_sentence() -> None:
    text = visible_text(render_report("示例区档案馆", [make_book()], {}))
    assert "共核对 47 项勾稽关系，其中有 2 处数字不能同时成立，另有 1 处想请贵单位核实。" in text


@pytest.mark.parametrize(
    ("findings", "conclusion"),
    [
        ((), "共核对 47 项勾稽关系，未发现不能同时成立的数字。"),
        ((WRONG_SUM,), "共核对 47 项勾稽关系，其中有 1 处数字不能同时成立。"),
        ((QUESTION,), "共核对 47 项勾稽关系，有 1 处想请贵单位核实。"),
    ],
)
def test_the_conclusion_follows_what_was_found(findings: tuple[object, ...], conclusion: str) -> None:
    assert conclusion in visible_text(render_report("某馆", [make_book(findings)], {}))  # type: ignore[arg-type]


def test_a_book_that_could_not_be_checked_is_never_called_right() -> None:
    book = make_book((), verdict_counts={"not_applicable": 12})
    text = visible_text(render_report("某馆", [book], {}))
    assert "本文件未能核对任何一项勾稽关系" in text
    assert "这不表示数字无误" in text


def test_the_culprit_is_named_with_its_page_and_the_interval_it_should_lie_in() -> None:
    text = visible_text(render_report("某馆", [make_book([WRONG_SUM])], {}))
    assert (
        "最可能有误的数字：第 1 页《支出决算表》“201 一般公共服务支出·本年支出合计”，"
        "现印为 610.00 万元，应在 599.985 至 600.015 万元之间。" in text
    )


def test_the_sum_is_shown_part_by_part_and_closes() -> None:
    page = read_page(render_report("某馆", [make_book([WRONG_SUM])], {}))
    rows = [
        " ".join(" ".join(row.itertext()).split())
        for row in page.xpath("//table[@class='arithmetic']/tbody/tr")
    ]
    assert rows == [
        "201 一般公共服务支出·本年支出合计 最可能有误 支出决算表 第 1 页 610.00 万元 6,100,000 元",
        "210 卫生健康支出·本年支出合计 支出决算表 第 1 页 400.00 万元 4,000,000 元",
        "另有 1 项为空白或 0，未列出",
        "各组成数之和 1,010.00 万元 10,100,000 元",
        "合计·本年支出合计 支出决算表 第 1 页 1,000.00 万元 10,000,000 元",
        "两者相差 10.00 万元 100,000 元",
        "四舍五入最多可造成的差 0.015 万元 150 元",
    ]


def test_the_coefficients_of_the_relation_decide_the_sides_when_they_are_known() -> None:
    fact_ids = {TOTAL.fact_id: 1, SERVICES.fact_id: -1, HEALTH.fact_id: -1, BLANK.fact_id: -1}
    given = make_book([WRONG_SUM], terms={WRONG_SUM.finding_id: fact_ids})
    assert render_report("某馆", [given], {}) == render_report("某馆", [make_book([WRONG_SUM])], {})


def test_a_part_that_is_subtracted_carries_its_sign() -> None:
    finding = replace(
        WRONG_SUM, difference_yuan=Decimal(7_900_000), culprit=None, facts=(TOTAL, SERVICES, HEALTH)
    )
    terms = {TOTAL.fact_id: 1, SERVICES.fact_id: -1, HEALTH.fact_id: 1}
    text = visible_text(render_report("某馆", [make_book([finding], terms={finding.finding_id: terms})], {}))
    assert "印出的各数之和 1,400.00 万元" in text
    assert "两者相差 790.00 万元" in text


@pytest.mark.parametrize(
    "terms",
    [
        {},
        {TOTAL.fact_id: 1, SERVICES.fact_id: -1},
        {TOTAL.fact_id: 1, "T03.999.unknown": -1},
        {TOTAL.fact_id: 1, HEALTH.fact_id: 1},
    ],
)
def test_a_sum_that_does_not_give_the_difference_is_not_shown(terms: dict[str, int]) -> None:
    finding = replace(
        WRONG_SUM, facts=(TOTAL, SERVICES, HEALTH), expected_yuan=Decimal(1), difference_yuan=Decimal(5)
    )
    book = make_book([finding], terms={finding.finding_id: terms})
    page = read_page(render_report("某馆", [book], {}))
    assert page.xpath("//tr[@class='sum' or @class='difference']") == []
    assert len(page.xpath("//table[@class='arithmetic']/tbody/tr")) == 3


def test_proven_findings_come_first_and_questions_are_worded_as_questions() -> None:
    page = read_page(render_report("某馆", [make_book([QUESTION, WRONG_SUM])], {}))
    sentences = [" ".join(heading.text_content().split()) for heading in page.xpath("//article/h4")]
    assert sentences == [
        "1合计印为 1,000.00 万元，各类之和为 1,010.00 万元，相差 10.00 万元。",
        "2说明文字称本年度无此项支出，表中却有数字——请问是否有误？",
    ]


def test_other_relations_with_the_same_root_are_named_in_words() -> None:
    text = visible_text(render_report("某馆", [make_book([WRONG_SUM])], {}))
    assert "依据的关系：R111 合计等于各类之和（支出决算表 本年支出合计）" in text
    assert "同一根源还使以下 1 项关系不成立，更正后应一并成立： R204 两表同一科目相等（201）" in text


def test_what_was_checked_and_what_not_is_listed() -> None:
    page = read_page(render_report("某馆", [make_book()], {}))
    forms = [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in page.xpath("//tr[@class='read' or @class='refused']")
    ]
    assert forms == [
        ["支出决算表", "已核对", "1", ""],
        ["财政拨款“三公”经费支出决算表", "未能核对", "9", "第 3 栏表头无法辨认"],
    ]


def test_changes_since_the_previous_version_are_listed() -> None:
    text = visible_text(render_report("某馆", [make_book()], {}))
    assert "支出决算表 201 一般公共服务支出 · 本年支出合计 600.00 610.00" in text


def test_text_from_outside_is_shown_as_text() -> None:
    hostile_fact = replace(SERVICES, label=HOSTILE, text=HOSTILE)
    finding = replace(
        WRONG_SUM, message_zh=HOSTILE, facts=(hostile_fact, TOTAL, HEALTH), also=(HOSTILE,), instance=HOSTILE
    )
    book = make_book(
        [finding],
        title=HOSTILE,
        district=HOSTILE,
        issues=(HOSTILE,),
        forms=(FormSummary("T03", "refused", (1,), HOSTILE),),
        source_url="javascript:alert(1)",
        page_url=f"https://example.cn/{HOSTILE}",
        relations={"R111": HOSTILE},
    )
    page = read_page(render_report(HOSTILE, [book], {}))
    assert page.xpath("//script | //img | //@onerror") == []
    assert HOSTILE in page.xpath("string(//h1)")
    assert [link for link in page.xpath("//@href") if not link.startswith("https://example.cn/")] == []


def test_the_folder_holds_everything_and_asks_for_nothing_from_outside(tmp_path: Path) -> None:
    index = write_report(tmp_path / "report", "示例区档案馆", [make_book()], lambda _: draw_pdf())
    markup = index.read_text("utf-8")
    page = read_page(markup)
    pictures = page.xpath("//img/@src")
    assert sorted(pictures) == sorted(path.name for path in index.parent.glob("*.png"))
    assert len(pictures) == 4
    assert page.xpath("//script | //link | //iframe | //object | //form") == []
    assert re.findall(r"url\(|@import|srcset", markup) == []
    own = {"https://www.example.gov.cn/2024/book.pdf", "https://www.example.gov.cn/2024/book.html"}
    assert set(re.findall(r"https?://[^\"<\s]+", markup)) == own
    assert set(page.xpath("//a/@href")) == own


def test_a_report_written_again_leaves_nothing_of_the_earlier_one(tmp_path: Path) -> None:
    write_report(tmp_path, "某馆", [make_book()], lambda _: draw_pdf())
    write_report(tmp_path, "某馆", [make_book([QUESTION])], lambda _: draw_pdf())
    assert len(list(tmp_path.iterdir())) == 2


def test_there_is_one_picture_for_each_page_of_a_finding() -> None:
    pictures = render_pictures([make_book()], lambda _: draw_pdf())
    assert set(pictures) == {
        PictureKey(DOCUMENT_ID, WRONG_SUM.finding_id, 1),
        PictureKey(DOCUMENT_ID, WRONG_PAIR.finding_id, 1),
        PictureKey(DOCUMENT_ID, WRONG_PAIR.finding_id, 2),
        PictureKey(DOCUMENT_ID, QUESTION.finding_id, 1),
    }


def test_a_page_that_cannot_be_drawn_is_named_instead(tmp_path: Path) -> None:
    index = write_report(tmp_path, "某馆", [make_book([WRONG_PAIR])], lambda _: draw_pdf(pages=1))
    text = visible_text(index.read_text("utf-8"))
    assert "所涉数字另见原件第 2 页。" in text


def test_an_unreadable_file_leaves_a_report_without_pictures() -> None:
    assert render_pictures([make_book()], lambda _: b"not a pdf") == {}


def test_a_book_that_the_archive_cannot_give_leaves_a_report_without_pictures(tmp_path: Path) -> None:
    assert render_pictures([make_book()], Archive(tmp_path).get) == {}


def test_a_book_without_findings_is_not_read_again() -> None:
    def refuse(document_id: str) -> bytes:
        raise AssertionError(document_id)

    assert render_pictures([make_book(())], refuse) == {}


def test_the_report_is_there_in_english() -> None:
    text = visible_text(render_report("某馆", [make_book()], {}, "en"))
    assert "47 relations were checked; in 2 places the numbers cannot all be true, and in 1 more" in text
    assert "The text says there is none. The form prints a number. Is this as intended?" in text
    assert "610.00 ×10⁴ yuan" in text


def test_both_languages_say_the_same_things() -> None:
    chinese, english = read_wording("zh"), read_wording("en")
    for part in ("sentences", "units", "statuses", "verdicts"):
        assert set(getattr(chinese, part)) == set(getattr(english, part))
    for key, sentence in chinese.sentences.items():
        placeholders = set(re.findall(r"\{(\w+)", sentence))
        assert set(re.findall(r"\{(\w+)", english.sentences[key])) == placeholders, key


def test_a_likely_culprit_is_called_likely_and_says_what_speaks_for_it() -> None:
    assert WRONG_SUM.culprit is not None
    likely = replace(
        WRONG_SUM, culprit=replace(WRONG_SUM.culprit, slip=Slip.SWAPPED_DIGITS), rivals=(HEALTH.fact_id,)
    )
    text = visible_text(render_report("某馆", [make_book([likely])], {}))
    assert "可能有误的数字：第 1 页" in text
    assert "另有 1 处改正也能使各项关系成立；而这个数字像是相邻两位颠倒" in text
    assert "改其他任何单个数字都做不到" not in text
    assert "201 一般公共服务支出·本年支出合计 可能有误 支出决算表" in text
    assert "最可能" not in text


def test_a_tie_names_the_numbers_one_of_which_is_wrong_and_no_culprit() -> None:
    tie = replace(
        WRONG_SUM, culprit=None, rivals=(SERVICES.fact_id, HEALTH.fact_id, TOTAL.fact_id), missing_row=True
    )
    text = visible_text(render_report("某馆", [make_book([tie])], {}))
    assert "单凭算术不能断定是哪一个：下列 3 个数字中改正任何一个" in text
    assert "也可能是漏印了一行" in text
    assert "最可能有误" not in text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("slip", [slip for slip in Slip if slip is not Slip.NONE])
def test_every_slip_has_its_words(slip: Slip, language: Literal["zh", "en"]) -> None:
    assert read_wording(language).say(f"evidence_{slip.name.lower()}")


@pytest.mark.parametrize(
    ("text", "unit", "printed"), [("117.4%", "%", "117.4%"), ("117.4", "%", "117.4%"), ("5", "辆", "5辆")]
)
def test_a_rate_and_a_count_are_shown_with_what_they_count(text: str, unit: str, printed: str) -> None:
    rate = replace(SERVICES, form="N05", text=text, unit=unit, amount_yuan=None, quantity=Decimal("117.4"))
    asked = replace(QUESTION, facts=(rate,))
    assert printed in visible_text(render_report("某馆", [make_book([asked])], {}))


def test_a_finding_on_words_quotes_both_places_and_boxes_them() -> None:
    markup = render_report(
        "某馆", [make_book([REPEATED])], {PictureKey(DOCUMENT_ID, REPEATED.finding_id, 1): "1.png"}
    )
    quoted = [
        " ".join("".join(quote.itertext()).split()) for quote in read_page(markup).xpath("//blockquote")
    ]
    assert quoted == ["全年投入帮扶资金324万元。 第 1 页", "全年投入帮扶资金703万元。 第 3 页"]
    assert "红色实线框：所引原文" in visible_text(markup)


def test_the_pages_of_a_finding_on_words_are_those_of_its_passages_first_where_each_begins() -> None:
    assert shown_pages(REPEATED, {}) == (1, 3, 2)
    marked = {page: [tuple(one.box) for one in mark_boxes(REPEATED, {}, page)] for page in (1, 2, 3)}
    assert marked == {1: [(60, 62, 500, 82)], 2: [(60, 42, 200, 62)], 3: [(60, 102, 500, 122)]}
    assert {one.mark for one in mark_boxes(REPEATED, {}, 1)} == {Mark.FOCUS}


def test_a_finding_on_words_has_a_picture_of_each_of_its_pages() -> None:
    pictures = render_pictures([make_book([REPEATED])], lambda _: draw_pdf())
    assert set(pictures) == {PictureKey(DOCUMENT_ID, REPEATED.finding_id, page) for page in (1, 2, 3)}


def test_a_sentence_that_asks_already_is_not_asked_again() -> None:
    text = visible_text(render_report("某馆", [make_book([REPEATED])], {}))
    assert "一处印“703”，请核对何者为准" in text
    assert "请核对何者为准——" not in text
