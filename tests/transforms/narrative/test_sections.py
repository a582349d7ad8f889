"""Which headings open which family, and what a section says of itself."""

from __future__ import annotations

import pytest

from tests.transforms.narrative.prose import pages_of, read
from transforms.model import Kind
from transforms.narrative.reading import known_sections, read_narrative

SENTENCE = "按照有关规定的要求，现将有关的情况作如下的说明，请予审阅并提出意见。"


@pytest.mark.parametrize(
    ("heading", "form"),
    [
        ("一、收入支出决算总体情况说明", "N01"),
        ("（一）关于某局2026年收支预算情况的总体说明", "N01"),
        ("第二部分 部门预算收支总体情况", "N01"),
        ("二、收入决算情况说明", "N02"),
        ("（二）收入预算情况说明（详见表1-3）", "N02"),
        ("三、支出预算总表情况说明", "N03"),
        ("四、财政拨款收入支出决算总体情况说明", "N04"),
        ("六、财政拨款收支情况说明", "N04"),
        ("五、一般公共预算财政拨款支出决算情况说明", "N05"),
        ("（五）一般公共预算当年拨款情况说明", "N05"),
        ("六、一般公共预算财政拨款基本支出决算情况说明", "N06"),
        ("七、政府性基金预算财政拨款收入支出决算情况说明", "N07"),
        ("八、国有资本经营预算财政拨款支出决算情况说明", "N08"),
        ("九、一般公共预算“三公”经费、会议费、培训费支出预算表情况说明", "N09"),
        ("（一）机关运行经费支出情况", "N10"),
        ("十一、政府采购支出说明", "N11"),
        ("（三）国有资产占有使用情况说明", "N12"),
        ("十三、预算绩效情况说明", "N13"),
        ("四、绩效目标设置情况", "N13"),
        ("一、部门主要职责", ""),
        ("三、名词解释", ""),
        ("二、收入决算表", ""),
        ("六、其他重要事项的情况说明", ""),
    ],
)
def test_a_heading_opens_the_family_it_names(heading: str, form: str) -> None:
    assert [sentence.section for sentence in read(heading, SENTENCE).sentences] == [form]


def test_a_heading_below_inherits_the_family_and_another_family_below_takes_over() -> None:
    sentences = read(
        "五、一般公共预算财政拨款支出决算情况说明",
        "（一）结构情况",
        SENTENCE,
        "（二）机关运行经费支出情况",
        SENTENCE,
    ).sentences
    assert [sentence.section for sentence in sentences] == ["N05", "N10"]


def test_every_family_is_known_once() -> None:
    assert [section.form for section in known_sections()] == [f"N{number:02}" for number in range(1, 14)]
    assert len({section.key for section in known_sections()}) == 13


def test_a_section_has_its_outermost_heading_and_its_pages() -> None:
    pages = pages_of("二、收入决算情况说明", SENTENCE * 3, "三、支出决算情况说明", SENTENCE, lines_a_page=3)
    sections = read_narrative(pages, (), 2024, Kind.FINAL_ACCOUNTS).sections
    assert [(section.form, section.title, section.pages) for section in sections] == [
        ("N02", "二、收入决算情况说明", (1, 2)), ("N03", "三、支出决算情况说明", (3,)),
    ]  # fmt: skip


def test_a_table_of_contents_opens_no_section() -> None:
    narrative = read(
        "目 录", "一、收入支出决算总体情况说明…… 12", "二、收入决算情况说明…… 12", "第四部分 名词解释…… 20"
    )
    assert narrative.sections == ()
