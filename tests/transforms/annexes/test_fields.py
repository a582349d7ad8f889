"""Tick boxes: marks before or after their option, with numbers or without."""

from __future__ import annotations

import pytest

from transforms.annexes.fields import field_name, read_boxes


@pytest.mark.parametrize(
    ("text", "options", "ticked"),
    [
        ("1、常年性项目☐ 2、延续性项目☑ 3、一次性项目☐", ("常年性项目", "延续性项目", "一次性项目"), ("延续性项目",)),
        ("1、☑ 常年性项目 ☐ 2、延续性项目 ☐", ("常年性项目", "延续性项目"), ("常年性项目",)),
        ("1、☑常年性项目 2、☐延续性项目 3、一次性项目☐", ("常年性项目", "延续性项目", "一次性项目"), ("常年性项目",)),
        ("□常年性项目 ■延续性项目", ("常年性项目", "延续性项目"), ("延续性项目",)),
        ("常年性项目□ 延续性项目√", ("常年性项目", "延续性项目"), ("延续性项目",)),
        ("常年性项目□ 延续性项目□", ("常年性项目", "延续性项目"), ()),
        ("\uf0a3常年性项目 \uf052延续性项目", ("常年性项目", "延续性项目"), ("延续性项目",)),
        ("延续性项目", (), ()),
    ],
)  # fmt: skip
def test_options_and_those_ticked(text: str, options: tuple[str, ...], ticked: tuple[str, ...]) -> None:
    assert read_boxes(text) == (options, ticked)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("项目名称：", "project"),
        ("主管部门及代码", "department"),
        ("项目实施单位", "implementer"),
        ("部门（单位）名称", "body"),
        ("偏差大或目标未\n完成原因分析", "deviation"),
        ("改进措施及结果应用方案", "improvement"),
        ("自评总分（分）", "self_score"),
        ("青岚区建设局", None),
    ],
)
def test_labels_of_fields(label: str, name: str | None) -> None:
    assert field_name(label) == name
