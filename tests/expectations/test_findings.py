"""A finding says its arithmetic in full, keeps its identity, and rests only on numbers read twice."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from expectations.catalogue import Severity
from expectations.doubts import accused_facts, with_doubts
from expectations.findings import Culprit, Finding, build_findings, fingerprint
from expectations.judge import Judged
from expectations.names import Language
from expectations.sentences import MOST_PARTS, word_arithmetic
from expectations.verdicts import Kind, Name, Verdict
from tests.expectations.instances import judge_instance, printed_fact, relation_of

DISCLOSURE = "青岚区统计局|2024|final_accounts|"
TOTAL = printed_fact("T03.total.basic_expenditure", "1,040.00", "合计", page=8)
SERVICES = printed_fact("T03.201.basic_expenditure", "1,010.00", "一般公共服务支出", page=8)
WELFARE = printed_fact("T03.208.basic_expenditure", "20.00", "社会保障和就业支出", page=9)
HEALTH = printed_fact("T03.210.basic_expenditure", "", "卫生健康支出", page=9)
RECEPTION = printed_fact("T06.30217.amount", "8.31", "公务接待费", page=14)
VEHICLES = printed_fact("T06.30231.amount", "20.00", "公务用车运行维护费", page=14)
THREE_PUBLIC = printed_fact("T09.reception.final", "0.30", "3.公务接待费", page=18)
IN_YUAN = printed_fact("T01.total.amount", "10,100,000.00", "总计", unit="元", page=5)
ALL = {
    fact.fact_id: fact
    for fact in (TOTAL, SERVICES, WELFARE, HEALTH, RECEPTION, VEHICLES, THREE_PUBLIC, IN_YUAN)
}

SUM = judge_instance(relation_of("R111"), "T03.basic_expenditure", [TOTAL], [SERVICES, WELFARE, HEALTH])
PAIR = judge_instance(relation_of("R205"), "reception", [RECEPTION], [THREE_PUBLIC])
ORDER = judge_instance(relation_of("R213", Kind.ORDER), "reception", [RECEPTION], [THREE_PUBLIC])
TWO_SUMS = judge_instance(
    relation_of("R213", Kind.ORDER), "x", [RECEPTION, VEHICLES], [THREE_PUBLIC, WELFARE]
)
TWO_UNITS = judge_instance(relation_of("R203"), "total", [TOTAL], [IN_YUAN])

SENTENCES = {
    "a sum": (
        SUM, "zh",
        "第8页《支出决算表》“合计·基本支出” 1,040.00 万元；而“201 一般公共服务支出·基本支出” 1,010.00、"
        "第9页《支出决算表》“208 社会保障和就业支出·基本支出” 20.00，合计 1,030.00 万元。"
        "两者相差 10.00 万元，四舍五入最多可造成 0.015 万元的差。",
    ),
    "a sum in English": (
        SUM, "en",
        "page 8, Expenditure: “合计·basic expenditure” 1,040.00; but “201 一般公共服务支出·basic expenditure” "
        "1,010.00, page 9, Expenditure: “208 社会保障和就业支出·basic expenditure” 20.00, which add up to 1,030.00 "
        "(unit: 10,000 yuan). They differ by 10.00; rounding explains at most 0.015.",
    ),
    "two numbers": (
        PAIR, "zh",
        "第14页《一般公共预算财政拨款基本支出决算明细表》“30217 公务接待费” 8.31 万元；而第18页《财政拨款“三公”经费"
        "支出决算表》“公务接待费·决算数” 0.30 万元。两者应当一致，相差 8.01 万元，四舍五入最多可造成 0.01 万元的差。",
    ),
    "two numbers in English": (
        PAIR, "en",
        "page 14, Basic expenditure by economic item: “30217 公务接待费” 8.31; but page 18, Official travel, vehicles "
        "and receptions: “公务接待费·outturn” 0.30 (unit: 10,000 yuan). They should be equal and differ by 8.01; "
        "rounding explains at most 0.01.",
    ),
    "an order": (
        ORDER, "zh",
        "第14页《一般公共预算财政拨款基本支出决算明细表》“30217 公务接待费” 8.31 万元；而第18页《财政拨款“三公”经费"
        "支出决算表》“公务接待费·决算数” 0.30 万元。前者不应大于后者，多出 8.01 万元，四舍五入最多可造成 0.01 万元的差。",
    ),
    "an order in English": (
        ORDER, "en",
        "page 14, Basic expenditure by economic item: “30217 公务接待费” 8.31; but page 18, Official travel, vehicles "
        "and receptions: “公务接待费·outturn” 0.30 (unit: 10,000 yuan). The first should not exceed the second; "
        "it does by 8.01; rounding explains at most 0.01.",
    ),
    "an order of two sums": (
        TWO_SUMS, "zh",
        "第14页《一般公共预算财政拨款基本支出决算明细表》“30217 公务接待费” 8.31、“30231 公务用车运行维护费” 20.00，"
        "合计 28.31 万元；而第18页《财政拨款“三公”经费支出决算表》“公务接待费·决算数” 0.30、第9页《支出决算表》"
        "“208 社会保障和就业支出·基本支出” 20.00，合计 20.30 万元。前者不应大于后者，多出 8.01 万元，四舍五入最多可造成 0.02 万元的差。",
    ),
    "an order of two sums in English": (
        TWO_SUMS, "en",
        "page 14, Basic expenditure by economic item: “30217 公务接待费” 8.31, “30231 公务用车运行维护费” 20.00, "
        "which add up to 28.31; but page 18, Official travel, vehicles and receptions: “公务接待费·outturn” 0.30, "
        "page 9, Expenditure: “208 社会保障和就业支出·basic expenditure” 20.00, which add up to 20.30 "
        "(unit: 10,000 yuan). The first should not exceed the second; it does by 8.01; rounding explains at most 0.02.",
    ),
    "two units": (
        TWO_UNITS, "zh",
        "第8页《支出决算表》“合计·基本支出” 1,040.00 万元；而第5页《收入支出决算总表》“总计” 印为 10,100,000.00 元，"
        "即 1,010 万元。两者应当一致，相差 30.00 万元，四舍五入最多可造成 0.0050005 万元的差。",
    ),
    "two units in English": (
        TWO_UNITS, "en",
        "page 8, Expenditure: “合计·basic expenditure” 1,040.00; but page 5, Income and expenditure, summary: “总计” "
        "printed as 10,100,000.00 yuan, that is 1,010 (unit: 10,000 yuan). They should be equal and differ by "
        "30.00; rounding explains at most 0.0050005.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("judged", "language", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_the_arithmetic_is_one_sentence(judged: Judged, language: Language, sentence: str) -> None:
    assert word_arithmetic(judged, ALL, language) == sentence


def test_a_long_sum_lists_the_first_parts_and_counts_the_others() -> None:
    parts = [printed_fact(f"T06.301{n:02}.amount", "1.00", f"第{n}项") for n in range(1, 10)]
    total = printed_fact("T06.301.amount", "99.00", "工资福利支出")
    facts = {fact.fact_id: fact for fact in (total, *parts)}
    judged = judge_instance(relation_of("R131"), "301", [total], parts)
    assert word_arithmetic(judged, facts, "zh").count("第") == 1 + MOST_PARTS
    assert f"另 {len(parts) - MOST_PARTS} 项，合计 9.00 万元" in word_arithmetic(judged, facts, "zh")
    assert f"and {len(parts) - MOST_PARTS} more, which add up to 9.00" in word_arithmetic(judged, facts, "en")


def test_where_every_part_is_blank_the_blanks_are_named() -> None:
    judged = judge_instance(relation_of("R205"), "x", [TOTAL], [HEALTH])
    assert "而第9页《支出决算表》“210 卫生健康支出·基本支出” 空白 万元" in word_arithmetic(judged, ALL, "zh")
    assert "“210 卫生健康支出·basic expenditure” blank (unit: 10,000 yuan)" in word_arithmetic(
        judged, ALL, "en"
    )


def test_the_fingerprint_is_that_of_the_question_and_not_of_the_answer() -> None:
    """A book read again, or published again with other numbers, raises the same finding and not a new one."""
    read_again = replace(SUM, document_id="other bytes", terms=tuple(reversed(SUM.terms)))
    reworded = replace(read_again, relation=replace(SUM.relation, title_zh="另一标题", sql="SELECT 1"))
    assert fingerprint(DISCLOSURE, reworded) == fingerprint(DISCLOSURE, SUM) == "0693d0eed607fb89"


@pytest.mark.parametrize(
    ("disclosure", "judged"),
    [
        ("青岚区统计局|2023|final_accounts|", SUM),
        (DISCLOSURE, replace(SUM, instance="T03.project_expenditure")),
        (DISCLOSURE, replace(SUM, relation=relation_of("R112"))),
    ],
    ids=["another year", "another row", "another relation"],
)
def test_another_question_has_another_fingerprint(disclosure: str, judged: Judged) -> None:
    assert fingerprint(disclosure, judged) != fingerprint(DISCLOSURE, SUM)


def test_one_root_cause_is_one_finding_led_by_the_shortest_relation_with_the_culprit_first() -> None:
    total = printed_fact("T03.total.expenditure_total", "1,040.00", "合计")
    basic, project = (
        printed_fact(f"T03.total.{m}_expenditure", t) for m, t in (("basic", "940.00"), ("project", "90.00"))
    )
    same = printed_fact("T01.expenditure_total.amount", "1,030.00")
    facts = {fact.fact_id: fact for fact in (total, basic, project, same)}
    row = judge_instance(relation_of("R115"), "T03.total", [total], [basic, project])
    across = judge_instance(relation_of("R203", severity="warning"), "total", [same], [total])
    assert build_findings(DISCLOSURE, [row, across], facts) == [
        Finding(
            finding_id=fingerprint(DISCLOSURE, across),
            relation="R203",
            instance="total",
            verdict="inconsistent",
            severity="warning",
            message_zh=word_arithmetic(across, facts, "zh"),
            message_en=word_arithmetic(across, facts, "en"),
            facts=(total, same),
            also=("R115:T03.total",),
            printed_yuan=Decimal(10_300_000),
            expected_yuan=Decimal(10_400_000),
            difference_yuan=Decimal(-100_000),
            culprit=Culprit(total.fact_id, Decimal(10_299_900), Decimal(10_300_100)),
        )
    ]


def in_words(severity: Severity = "warning", name: Name = Name.SUSPICIOUS) -> Judged:
    """Return the verdict of a relation on words: it quotes two cells and claims no arithmetic."""
    relation = relation_of("R161", Kind.TEXT, severity)
    return Judged(
        "book", relation, "T07", Verdict(name, note="说明称无此项支出，表中有数"), ((TOTAL.fact_id, 0),)
    )


def test_a_relation_on_words_asks_and_comes_after_what_is_proven() -> None:
    proven, asked = build_findings(DISCLOSURE, [in_words(), SUM], ALL)
    assert (proven.verdict, asked.verdict) == ("inconsistent", "suspicious")
    assert (asked.message_zh, asked.facts, asked.culprit) == ("说明称无此项支出，表中有数", (TOTAL,), None)
    assert asked.message_en == "A total equals its parts. As printed: 说明称无此项支出，表中有数"


def test_what_is_only_information_makes_no_finding() -> None:
    assert build_findings(DISCLOSURE, [in_words("info")], ALL) == []
    assert accused_facts([in_words("info")]) == set()


def test_a_book_that_holds_has_no_findings() -> None:
    holds = judge_instance(relation_of("R111"), "x", [WELFARE], [WELFARE, HEALTH])
    assert build_findings(DISCLOSURE, [holds, in_words(name=Name.EXACT)], ALL) == []


def test_only_facts_of_accusations_are_read_again() -> None:
    holds = judge_instance(relation_of("R111"), "x", [WELFARE], [WELFARE, HEALTH])
    assert accused_facts([holds, PAIR]) == {RECEPTION.fact_id, THREE_PUBLIC.fact_id}


def test_an_accusation_stands_when_the_second_reader_confirms_every_fact() -> None:
    confirmed = dict.fromkeys(accused_facts([SUM, in_words()]), True)
    assert with_doubts([SUM, in_words()], confirmed) == [SUM, in_words()]


@pytest.mark.parametrize(
    "confirmed",
    [{TOTAL.fact_id: True, SERVICES.fact_id: False, WELFARE.fact_id: True, HEALTH.fact_id: True}, {}],
    ids=["one fact read otherwise", "no second reading at all"],
)
def test_an_accusation_on_an_unconfirmed_fact_becomes_our_doubt(confirmed: dict[str, bool]) -> None:
    holds = judge_instance(relation_of("R112"), "x", [WELFARE], [WELFARE, HEALTH])
    doubted = with_doubts([SUM, holds], confirmed)
    assert [judged.verdict.name for judged in doubted] == [Name.EXTRACTION_DOUBT, Name.EXACT]
    assert doubted[0].verdict.difference_yuan == SUM.verdict.difference_yuan
    assert doubted[0].verdict.note == "未经第二阅读器确认（读数不一致，或文件有损坏），由我们复核"
    assert build_findings(DISCLOSURE, doubted, ALL) == []


def test_a_row_that_is_wrong_as_a_whole_is_said_in_both_languages() -> None:
    printed = {
        "T03.201.expenditure_total": "3.00", "T03.201.basic_expenditure": "2.00",
        "T04.201.expenditure_total": "3.00", "T04.201.basic_expenditure": "2.00",
        "T03.20101.expenditure_total": "9.00", "T03.20101.basic_expenditure": "8.00",
        "T03.20101.project_expenditure": "1.00", "T03.201.project_expenditure": "1.00",
    }  # fmt: skip
    facts = {f: printed_fact(f, text, "人大事务") for f, text in printed.items()}
    judged = [
        judge_instance(
            relation_of(relation), column, [facts[f"T03.201.{column}"]], [facts[f"{other}.{column}"]]
        )
        for column in ("expenditure_total", "basic_expenditure")
        for relation, other in (("R113", "T03.20101"), ("R205", "T04.201"))
    ]
    judged += [
        judge_instance(
            relation_of("R115"),
            row,
            [facts[f"T03.{row}.expenditure_total"]],
            [facts[f"T03.{row}.basic_expenditure"], facts[f"T03.{row}.project_expenditure"]],
        )
        for row in ("201", "20101")
    ]
    (finding,) = build_findings(DISCLOSURE, judged, facts)
    assert finding.message_zh.endswith(
        "“20101 人大事务”一行有 2 个数字同时不符，改正这一行即可全部成立，可能是整行错位或录错，请整行核对。"
    )
    assert "2 numbers of the row “20101 人大事务” are off together" in finding.message_en
    assert (finding.culprit, finding.rivals) == (None, ())
