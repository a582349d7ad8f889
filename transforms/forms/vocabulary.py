"""The words printed in the first column of the forms, over the years, and what they mean.

Sources: 部门决算报表 of 2017–2025; the names of functional classes changed in 2019, 2020 and 2021.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.wording import SHORTEST, fold_label

Lines = Mapping[str, Sequence[str]]

FUNCTION_CLASSES: Lines = {
    "201": ["一般公共服务支出"],
    "202": ["外交支出"],
    "203": ["国防支出"],
    "204": ["公共安全支出"],
    "205": ["教育支出"],
    "206": ["科学技术支出"],
    "207": ["文化旅游体育与传媒支出", "文化体育与传媒支出"],
    "208": ["社会保障和就业支出"],
    "209": ["社会保险基金支出"],
    "210": ["卫生健康支出", "医疗卫生与计划生育支出", "医疗卫生支出"],
    "211": ["节能环保支出"],
    "212": ["城乡社区支出", "城乡社区事务支出"],
    "213": ["农林水支出", "农林水事务支出"],
    "214": ["交通运输支出"],
    "215": ["资源勘探工业信息等支出", "资源勘探信息等支出", "资源勘探电力信息等支出"],
    "216": ["商业服务业等支出"],
    "217": ["金融支出"],
    "219": ["援助其他地区支出"],
    "220": ["自然资源海洋气象等支出", "国土海洋气象等支出", "国土资源气象等支出"],
    "221": ["住房保障支出"],
    "222": ["粮油物资储备支出", "粮油物资储备管理支出"],
    "223": ["国有资本经营预算支出"],
    "224": ["灾害防治及应急管理支出"],
    "227": ["预备费"],
    "229": ["其他支出"],
    "230": ["转移性支出"],
    "231": ["债务还本支出"],
    "232": ["债务付息支出"],
    "233": ["债务发行费用支出"],
    "234": ["抗疫特别国债安排的支出"],
}

INCOME_LINES: Lines = {
    "general_public_budget": ["一般公共预算财政拨款收入", "一般公共预算财政拨款", "公共预算财政拨款收入"],
    "government_fund_budget": ["政府性基金预算财政拨款收入", "政府性基金预算财政拨款", "政府性基金财政拨款收入"],
    "state_capital_budget": [
        "国有资本经营预算财政拨款收入", "国有资本经营预算财政拨款", "国有资本经营财政拨款收入", "国有资本经营财政拨款",
    ],
    "fiscal_appropriation": ["财政拨款收入"],
    "superior_subsidy": ["上级补助收入"],
    "operating_income": ["事业收入"],
    "business_income": ["经营收入"],
    "subordinate_remittance": ["附属单位上缴收入", "附属单位缴款"],
    "other_income": ["其他收入"],
    "income_total": ["本年收入合计"],
    "non_fiscal_surplus_used": [
        "使用非财政拨款结余(含专用结余)", "使用非财政拨款结余", "使用非财政拨款结余和专用结余",
        "用事业基金弥补收支差额", "使用专用结余",
    ],
    "carryover_opening": ["年初结转和结余", "上年结转和结余", "年初财政拨款结转和结余", "上年结转"],
    "grand_total": ["总计", "收入总计"],
}  # fmt: skip

EXPENDITURE_LINES: Lines = {
    "expenditure_total": ["本年支出合计"],
    "surplus_distribution": ["结余分配"],
    "carryover_closing": ["年末结转和结余", "结转下年", "年末财政拨款结转和结余"],
    "grand_total": ["总计", "支出总计"],
    "basic_expenditure": ["基本支出"],
    "project_expenditure": ["项目支出"],
    "remit_to_superior": ["上缴上级支出"],
    "business_expenditure": ["经营支出"],
    "subsidy_to_subordinates": ["对附属单位补助支出"],
}

_MARKED_OF_WHICH = ("其中:", "其中")


def find_concept(label: str, *vocabularies: Lines) -> str | None:
    """Return what a printed row label means; None when no line, or more than one, could be meant.

    A label cut short by its cell counts when it can only be one line. «其中：…» gives `of_which_…`, which is
    never added to its total.
    """
    folded = fold_label(label)
    for mark in _MARKED_OF_WHICH:
        if folded.startswith(mark):
            inner = find_concept(folded.removeprefix(mark), *vocabularies)
            return f"of_which_{inner}" if inner else None
    lines = [line for vocabulary in vocabularies for line in vocabulary.items()]
    whole = {concept for concept, names in lines if folded in names}
    cut_short = len(folded) >= SHORTEST and not whole
    meant = whole or {c for c, names in lines if cut_short for name in names if name.startswith(folded)}
    return meant.pop() if len(meant) == 1 else None
