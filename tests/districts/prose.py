"""What a generated book says in words, as the readers would hand it on: sections N05, N09, N11 and N13 and their truth.

Counts and shares follow from the accounts of the body, so that nothing is drawn here: the same body tells the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from tests.districts.codes import read_names
from tests.districts.documents import publish, seal
from tests.districts.ledger import GENERAL, Body
from tests.districts.published import Style, print_amount
from transforms.model import (
    Box,
    CellState,
    Document,
    Fact,
    FormReading,
    FormStatus,
    Kind,
    Narrative,
    Sentence,
)

_SECTIONS = {
    "N05": "一般公共预算财政拨款支出决算情况说明",
    "N09": "“三公”经费支出决算情况说明",
    "N10": "机关运行经费支出说明",
    "N11": "政府采购支出说明",
    "N12": "国有资产占用情况说明",
    "N13": "预算绩效情况说明",
}
_LINE = Box(69.5, 100.0, 546.0, 114.5)


class Project(NamedTuple):
    """One project a book evaluates, in fen."""

    name: str
    budget: int
    executed: int


@dataclass(frozen=True, slots=True)
class Told:
    """What a body tells of one year besides its forms, in fen; counts are counts."""

    original: Mapping[str, int]
    final: Mapping[str, int]
    projects: tuple[Project, ...]
    vehicles_kept: int
    vehicles_bought: int
    reception_groups: int
    reception_visits: int
    agency_operating: int
    procurement: Mapping[str, int]


def tell(body: Body, year: int) -> Told:
    """Return what a body tells of a year."""
    accounts = body.accounts(year)
    final = {
        line.code: line.basic + line.project for line in accounts.lines.values() if line.budget == GENERAL
    }
    names = read_names()
    projects = tuple(
        Project(f"{names[line.code]}专项经费（{line.code}）", _budget_of(line.project), line.project)
        for line in sorted(accounts.lines.values(), key=lambda line: line.code)
        if line.budget == GENERAL and line.project
    )
    expenses = {item: expense.final for item, expense in accounts.three_public.items()}
    goods = sum(accounts.economic.get(code, 0) for code in ("31002", "31003"))
    services = accounts.economic.get("30227", 0)
    return Told(
        original={code: accounts.initial.get(code, 0) for code in final},
        final=final,
        projects=projects,
        vehicles_kept=-(-expenses.get("vehicle_operation", 0) // 3_000_000),
        vehicles_bought=-(-expenses.get("vehicle_purchase", 0) // 25_000_000),
        reception_groups=-(-expenses.get("reception", 0) // 150_000),
        reception_visits=-(-expenses.get("reception", 0) // 15_000),
        agency_operating=sum(a for code, a in accounts.economic.items() if code[:3] in ("302", "310")),
        procurement={
            "procurement_total": goods + services,
            "procurement_goods": goods,
            "procurement_services": services,
            "procurement_sme": (goods + services) * 3 // 4,
            "procurement_micro": (goods + services) // 2,
        },
    )


def _budget_of(executed: int) -> int:
    """Return the budget of a project: some are spent beyond it, some far from spent."""
    return executed * (9, 10, 11, 14)[executed // 10_000 % 4] // 10


def publish_with_prose(body: Body, year: int, style: Style) -> Document:
    """Return the final accounts of a body with nine forms and six sections of prose."""
    document = publish(body, year, style)
    page = document.pages - 1
    facts = {section: list(_facts_of(section, tell(body, year), style, page)) for section in _SECTIONS}
    sections = tuple(
        FormReading(section, FormStatus.READ, "", (page,), title, facts=tuple(facts[section]))
        for section, title in _SECTIONS.items()
    )
    sentences = tuple(
        Sentence(f"s{section}", "第三部分", section, (title,), f"{body.name}{year}年度{title}，主要原因是人员变动和项目增减。",
                 page, ((page, _LINE),))
        for section, title in _SECTIONS.items()
    )  # fmt: skip
    return seal(replace(document, narrative=Narrative(sentences, sections)))


def publish_budget(body: Body, year: int, style: Style) -> Document:
    """Return the budget of a body: the general public budget by 项 (B05), every tenth 项 one 万元 off what is quoted."""
    told = tell(body, year)
    facts = tuple(
        _money("B05", code, code, "expenditure_total", budget_of_item(code, amount), style, 3, sentence="")
        for code, amount in sorted(told.original.items())
        if amount
    )
    form = FormReading(
        "B05",
        FormStatus.READ,
        "",
        (3,),
        "一般公共预算支出表",
        f"{body.name}({body.scope})",
        style.unit,
        facts=facts,
    )
    title = f"{body.name}{year}年度部门预算"
    return seal(Document("", body.name, year, Kind.BUDGET, body.scope, title, 10, (form,)))


def budget_of_item(code: str, original: int) -> int:
    """Return what the budget prints for a 项 whose original budget the final accounts quote, in fen."""
    return original + (1_000_000 if int(code) % 10 == 2 else 0)


def _facts_of(section: str, told: Told, style: Style, page: int) -> Iterator[Fact]:
    def money(concept: str, measure: str, fen: int, code: str | None = None, label: str = "") -> Fact:
        return _money(section, concept, code, measure, fen, style, page, label=label)

    def count(concept: str, number: int, unit: str) -> Fact:
        return _count(section, concept, number, unit, page)

    if section == "N05":
        names = read_names()
        for code, final in sorted(told.final.items()):
            yield money(code, "original_budget", told.original[code], code, names[code])
            yield money(code, "final", final, code, names[code])
        for project in told.projects:
            yield money(f"name:{project.name}", "final", project.executed, label=project.name)
    elif section == "N09":
        yield count("vehicles_kept", told.vehicles_kept, "辆")
        yield count("vehicles_bought", told.vehicles_bought, "辆")
        yield count("reception_groups", told.reception_groups, "批次")
        yield count("reception_visits", told.reception_visits, "人次")
    elif section == "N10":
        yield money("agency_operating", "final", told.agency_operating)
    elif section == "N11":
        for concept, amount in told.procurement.items():
            yield money(concept, "final", amount)
    elif section == "N12":
        yield count("equipment", 0, "台(套)")
    else:
        yield count("projects_evaluated", len(told.projects), "个")
        yield money("projects_evaluated", "final", sum(p.executed for p in told.projects))
        for project in told.projects:
            yield money(f"name:{project.name}", "revised_budget", project.budget, label=project.name)
            yield money(f"name:{project.name}", "final", project.executed, label=project.name)


def _money(
    form: str,
    concept: str,
    code: str | None,
    measure: str,
    fen: int,
    style: Style,
    page: int,
    *,
    label: str = "",
    sentence: str | None = None,
) -> Fact:
    steps = (2 * fen + style.step_fen) // (2 * style.step_fen)
    amount = steps * style.step_yuan
    return Fact(
        f"{form}.{concept}.{measure}", form, concept, code, label or concept, "", measure, CellState.PRINTED,
        print_amount(steps), style.unit, amount, style.step_yuan, page, _LINE,
        sentence_id=f"s{form}" if sentence is None else sentence,
    )  # fmt: skip


def _count(form: str, concept: str, number: int, unit: str, page: int) -> Fact:
    return Fact(
        f"{form}.{concept}.count", form, concept, None, concept, "", "count", CellState.PRINTED, str(number), unit,
        None, Decimal(0), page, _LINE, quantity=Decimal(number), quantity_step=Decimal(1), sentence_id=f"s{form}",
    )  # fmt: skip
