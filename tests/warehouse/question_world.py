"""A generated district in a warehouse, with what went wrong in it, for comparing every answer with the ledger itself.

Amounts are printed in 元, so that what a book prints is what the ledger says to the last fen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

import duckdb

from tests.districts.documents import publish, seal
from tests.districts.generate import generate_district
from tests.districts.ledger import GENERAL, Accounts, Body, Department, District, Line
from tests.districts.planting import reprint
from tests.districts.prose import publish_budget, publish_with_prose, tell
from tests.districts.published import Style
from tests.warehouse.books import NIGHT, capture
from transforms.errors import UnreadableError
from transforms.model import Document
from warehouse.connect import open_memory
from warehouse.load import insert_rows, load_document, load_refusal
from warehouse.question_files import find_question, read_questions
from warehouse.runs import record_captures

YEARS = (2021, 2022, 2023, 2024)
STYLE = Style(unit="元")
FIRST_DAY = date(2025, 9, 1)
UNREAD = "f" * 64
STREET = "青岚区青山街道办事处"
COPIED = "本部门全面贯彻上级关于预算绩效管理的各项要求，持续完善制度、压实责任、强化监督，确保每一笔财政资金用在刀刃上。"
# What a book prints instead of what is true: (department, year), fact, text.
MISPRINTS = (
    ((2, 2022), "T01.income.carryover_opening.amount", "77.00"),
    ((1, 2024), "T01.expenditure.carryover_closing.amount", "999,999,999.00"),
    ((0, 2022), "T05.2010301.project_expenditure", "12.00"),
    ((1, 2022), "T09.reception.final", "1.00"),
)
# What two books tell besides: (department, year), form, concept, side, measure, yuan (or points of an indicator).
ADDED = (
    *(((d, 2024), "N13", "name:青山街道环境整治", "", measure, Decimal("450000.50")) for d in (0, 2) for measure in ("revised_budget", "final")),
    *(((d, 2024), "N05", "name:青山街道环境整治", "", "final", Decimal("450000.50")) for d in (0, 2)),
    *(((d, 2024), "T05", "2299999", "", "expenditure_total", Decimal(700)) for d in (0, 2)),
    ((3, 2024), "A01", "name:试点项目/产出1", "indicator", "weight", Decimal(10)),
    ((3, 2024), "A01", "name:试点项目/产出1", "indicator", "score", Decimal(10)),
    ((3, 2024), "A01", "name:试点项目/产出2", "indicator", "weight", Decimal(20)),
    ((3, 2024), "A01", "name:试点项目/产出2", "indicator", "score", Decimal(18)),
)  # fmt: skip
Row = dict[str, Any]


def yuan(fen: int) -> Decimal:
    """Return an amount of the ledger in yuan."""
    return Decimal(fen) / 100


@dataclass
class World:
    """The district, the open warehouse, and the books by (publisher, scope, year, kind)."""

    district: District
    connection: duckdb.DuckDBPyConnection
    books: dict[tuple[str, str, int, str], Document]

    @cached_property
    def departments(self) -> tuple[Department, ...]:
        """The departments, in the order of the ledger."""
        return self.district.departments

    @property
    def absent(self) -> tuple[Department, int]:
        """The department and the year whose final accounts nobody published."""
        return self.departments[1], 2023

    def published(self) -> Iterator[tuple[Department, int, Accounts]]:
        """Yield every department and year whose final accounts are there."""
        for department in self.departments:
            for year in YEARS:
                if (department, year) != self.absent:
                    yield department, year, department.accounts(year)

    def is_published(self, department: Department, year: int) -> bool:
        """Whether the final accounts of a year are there."""
        return year in YEARS and (department, year) != self.absent

    def ask(self, number: int, **of_whom: str | int) -> list[Row]:
        """Return the answer to a question, a record a row."""
        for variable in ("district", "publisher", "year"):
            self.connection.execute(f"SET VARIABLE {variable} = ?", [of_whom.get(variable)])
        result = self.connection.execute(find_question(str(number), read_questions()).sql)
        columns = [column[0] for column in result.description]
        return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


def lines_of(accounts: Accounts, budget: str = GENERAL) -> list[Line]:
    """Return the lines that a budget pays for."""
    return [line for line in accounts.lines.values() if line.budget == budget]


def spent(line: Line) -> int:
    """Return the fiscal money spent on a line, in fen."""
    return line.basic + line.project


@contextmanager
def build_world() -> Iterator[World]:
    """Yield the district in a warehouse in memory, planted with one of everything that questions look for."""
    district = generate_district(5, 4, YEARS)
    books = dict(_publish_all(district))
    with open_memory() as connection:
        world = World(district, connection, books)
        _plant(world)
        for document in world.books.values():
            load_document(connection, document, "generated", NIGHT)
        _capture(world)
        _judge(world)
        load_refusal(
            connection, UNREAD, UnreadableError("the file is a picture throughout"), "generated", NIGHT
        )
        _tell_more(world)
        yield world


def _publish_all(district: District) -> Iterator[tuple[tuple[str, str, int, str], Document]]:
    bodies: list[tuple[Body, bool]] = [(district, False)]
    for department in district.departments:
        bodies.append((department, True))
        bodies += [(unit, False) for unit in department.units if len(department.units) > 1]
    for body, tells in bodies:
        for year in YEARS:
            if (body.name, body.scope, year) == (district.departments[1].name, "汇总", 2023):
                continue
            made = publish_with_prose(body, year, STYLE) if tells else publish(body, year, STYLE)
            yield (body.name, body.scope, year, "final_accounts"), made
            if tells:
                yield (body.name, body.scope, year, "budget"), publish_budget(body, year, STYLE)


def _plant(world: World) -> None:
    """Misprint a public expense and an opening, and let the first book of 2024 be a second version."""
    first = world.departments[0].name
    key = (first, "汇总", 2024, "final_accounts")
    document = world.books[key]
    (spent_on_vehicles,) = (f for f in document.facts if f.fact_id == "T06.30211.amount")
    planted = reprint(document, "old", {spent_on_vehicles.fact_id: "1.00"})
    assert planted is not None
    world.books[first, "汇总", 2024, "old"] = planted.document
    for (department, year), fact_id, text in MISPRINTS:
        _misprint(world, (world.departments[department].name, "汇总", year), fact_id, text)
    unit = next(u for u in world.departments[0].units if u.scope == "单位")
    _misprint(world, (unit.name, "单位", 2022), "T05.total.expenditure_total", "5.00")
    street = replace(world.books[unit.name, "单位", 2024, "final_accounts"], publisher=STREET, scope="汇总")
    world.books[STREET, "汇总", 2024, "final_accounts"] = seal(street)


def _misprint(world: World, whose: tuple[str, str, int], fact_id: str, text: str) -> None:
    key = (*whose, "final_accounts")
    planted = reprint(world.books[key], "planted", {fact_id: text})
    assert planted is not None
    world.books[key] = planted.document


def _capture(world: World) -> None:
    """Record where the final accounts came from: a week apart, and the old version a night before the new."""
    nights: dict[int, list[Any]] = {1: [], 2: []}
    for number, ((_, _, year, kind), document) in enumerate(world.books.items()):
        if kind in ("final_accounts", "old"):
            night = (
                2 if document is world.books[world.departments[0].name, "汇总", 2024, "final_accounts"] else 1
            )
            day = FIRST_DAY + timedelta(days=7 * (number % 5), weeks=52 * (year - 2024))
            nights[night].append(
                capture(
                    document,
                    night,
                    url=f"https://example.gov.cn/{document.publisher}{year}.pdf",
                    page_date=day,
                )
            )
    for night, rows in nights.items():
        record_captures(world.connection, f"night-{night}", rows)


def _judge(world: World) -> None:
    """Store verdicts of the relations that questions ask of, and findings: one repeated, one gone, one corrected."""
    ids = {key: document.sha256 for key, document in world.books.items()}
    third = world.departments[2].name
    verdicts = [
        (ids[third, "汇总", year, "final_accounts"], relation, f"{relation}.{year}", verdict, "error", 10, 9, off, 1, "note")
        for year in YEARS
        for relation, verdict, off in (
            ("R101", "exact", 0), ("R113", "inconsistent", 25), ("R302", "inconsistent", 3), ("R404", "suspicious", 2),
            ("R509", "suspicious", 0), ("R339", "inconsistent", 5), ("R316", "not_applicable", None),
        )
    ]  # fmt: skip
    insert_rows(world.connection, "verdicts", verdicts)
    found = [
        ("f1", ids[third, "汇总", 2021, "final_accounts"], "R113", "inconsistent", "error"),
        ("f2", ids[third, "汇总", 2022, "final_accounts"], "R113", "inconsistent", "error"),
        ("f3", ids[third, "汇总", 2024, "final_accounts"], "R404", "suspicious", "warning"),
        ("f4", ids[world.departments[0].name, "汇总", 2024, "old"], "R113", "inconsistent", "warning"),
    ]
    rows: list[tuple[Any, ...]] = [
        (name, document, relation, "x", verdict, severity, "说明", "words", ["T01.x"], [], 1, 2, -1, None, None, None,
         None, [], False, NIGHT, NIGHT)
        for name, document, relation, verdict, severity in found
    ]  # fmt: skip
    insert_rows(world.connection, "findings", rows)


def _tell_more(world: World) -> None:
    """Let the books tell what the generator does not: changes of agency costs, and everything in ADDED."""
    for department, year, _ in world.published():
        if year > YEARS[0]:
            _add_fact(
                world,
                (department, year),
                ("N10", "agency_operating", "", "change_prior", told_change(world, department, year)),
            )
    for (number, year), *what in ADDED:
        _add_fact(world, (world.departments[number], year), what)
    for number in (0, 3):
        document = world.books[world.departments[number].name, "汇总", 2024, "final_accounts"].sha256
        insert_rows(world.connection, "sentences", [(document, "s9999", "", "N13", [], COPIED, 20, [])])
    annexed = world.books[world.departments[3].name, "汇总", 2024, "final_accounts"].sha256
    insert_rows(world.connection, "forms", [(annexed, "A01", "read", "", [21], "", "", "", "", "", True)])
    units = [
        (department.name, unit.name, YEARS[0], YEARS[-1], True)
        for department in world.departments
        for unit in department.units
    ]
    insert_rows(world.connection, "publisher_units", units)


def _add_fact(world: World, whose: tuple[Department, int], what: Sequence[Any]) -> None:
    department, year = whose
    form, concept, side, measure, amount = what
    document = world.books[department.name, "汇总", year, "final_accounts"].sha256
    code = concept if concept.isdecimal() else None
    points = side == "indicator"
    insert_rows(world.connection, "facts", [(
        document, f"{form}.{concept}.{measure}.added", form, concept, code, concept.removeprefix("name:"), side, measure,
        "printed", str(amount), "分" if points else "元", None if points else amount, Decimal("0.01"), 20, 0, 0, 1, 1,
        None, False, amount if points else None, None, f"s{form}" if form[0] == "N" else None,
    )])  # fmt: skip


def told_change(world: World, department: Department, year: int) -> Decimal:
    """Return the change of agency operating costs that a book tells."""
    now, before = (tell(department, y).agency_operating for y in (year, year - 1))
    return yuan(now - before) + (100 if department is world.departments[2] else 0)
