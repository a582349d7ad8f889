"""Every question on books, versions, findings and projects answers what was published and planted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

import pytest

from tests.districts.prose import tell
from tests.warehouse.question_world import (
    COPIED,
    STREET,
    UNREAD,
    YEARS,
    World,
    build_world,
    lines_of,
    spent,
    yuan,
)
from warehouse.question_files import read_questions

PROJECT = "青山街道环境整治"


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with build_world() as built:
        yield built


def final(world: World, department: int, year: int) -> str:
    return world.books[world.departments[department].name, "汇总", year, "final_accounts"].sha256


def test_there_are_47_questions_each_with_its_warnings() -> None:
    questions = read_questions()
    assert [q.question_id for q in questions] == [f"Q{number:02}" for number in range(1, 48)]
    assert all(q.warnings and " · " in q.grain and " · " in q.asks for q in questions)
    assert all(" · " in warning for q in questions for warning in q.warnings)


@pytest.mark.parametrize("number", range(1, 48))
def test_every_row_names_where_it_stands(world: World, number: int) -> None:
    rows = world.ask(number)
    assert rows
    aggregated = {1, 6, 11}  # of bodies and of relations: no one document stands behind a row
    if number not in aggregated:
        assert {"document_id", "documents"} & rows[0].keys()


@pytest.mark.parametrize("number", range(1, 48))
def test_every_question_is_asked_of_one_district_and_year_only(world: World, number: int) -> None:
    rows = world.ask(number, district="青岚区", year=2024)
    assert {row.get("fiscal_year", 2024) for row in rows} <= {2024}
    assert world.ask(number, district="无此区") == []


def test_q01_books_nobody_published(world: World) -> None:
    published = {
        (d.publisher, "unit" if d.scope != "汇总" else "department", d.fiscal_year, d.kind.value)
        for d in world.books.values()
        if d.publisher != "青岚区"
    }
    bodies = {(publisher, kind) for publisher, kind, *_ in published}
    expected = {
        (*body, year, kind) for body, year, kind in product(bodies, YEARS, ("final_accounts", "budget"))
        if (*body, year, kind) not in published
    }  # fmt: skip
    columns = ("publisher", "body_kind", "fiscal_year", "kind")
    assert {tuple(r[c] for c in columns) for r in world.ask(1)} == expected
    assert (world.absent[0].name, "department", 2023, "final_accounts") in expected


def test_q02_days_after_the_first_day(world: World) -> None:
    rows = world.ask(2)
    by_year: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        by_year[row["fiscal_year"]].append(row["days_after"])
        assert row["is_late"] == (row["days_after"] > 20)
        assert row["first_day"] == min(
            r["published_on"] for r in rows if r["fiscal_year"] == row["fiscal_year"]
        )
    assert {min(days) for days in by_year.values()} == {0}


def test_q03_what_changed_between_versions(world: World) -> None:
    old = world.books[world.departments[0].name, "汇总", 2024, "old"].sha256
    travel = world.departments[0].accounts(2024).economic.get("30211", 0)
    changed = {r["fact_id"]: (r["old_yuan"], r["new_yuan"], r["replaces"]) for r in world.ask(3)}
    assert changed["T06.30211.amount"] == (Decimal(1), yuan(travel), old)
    assert {f for f in changed if not f.endswith((".added", ".change_prior"))} == {"T06.30211.amount"}


def test_q04_parts_that_are_missing(world: World) -> None:
    told = {d.name for d in world.departments}
    missing = {
        (r["publisher"], r["fiscal_year"], r["form"]) for r in world.ask(4) if r["publisher"] == "青岚区"
    }
    assert missing == {("青岚区", y, form) for y in YEARS for form in ("N09", "N10", "N11", "N12", "N13")}
    own_levels = {r["document_id"] for r in world.ask(4) if r["publisher"] in told}
    assert not own_levels & {final(world, n, 2024) for n in range(4)}


def test_q05_books_that_could_not_be_read(world: World) -> None:
    assert [(r["document_id"], r["reason"]) for r in world.ask(5)] == [
        (UNREAD, "the file is a picture throughout")
    ]


def test_q06_ranking(world: World) -> None:
    first, *others = world.ask(6)
    assert (first["publisher"], first["errors"], first["questions"]) == (world.departments[2].name, 2, 1)
    assert all(row["errors"] == row["warnings"] == 0 for row in others)
    books = [d for d in world.books.values() if d.publisher == first["publisher"]]
    assert (first["books"], first["clean_books"]) == (len(books), len(books) - 2)


@pytest.mark.parametrize(
    ("number", "relations"), [(7, {"R302", "R404"}), (12, {"R509"}), (34, {"R339", "R404"})]
)
def test_verdicts_of_their_relations_are_listed(world: World, number: int, relations: set[str]) -> None:
    found = {(r["relation"], r["document_id"]) for r in world.ask(number)}
    assert found == {(relation, final(world, 2, year)) for relation in relations for year in YEARS}


def test_q11_distribution_of_differences(world: World) -> None:
    found = {(r["relation"], r["band"]): r["instances"] for r in world.ask(11)}
    assert found[("R101", "0")] == 4
    assert found[("R113", "> 10 bounds")] == 4
    assert found[("R302", "≤ 10 bounds")] == 4
    assert found[("R404", "≤ 2 bounds")] == 4
    assert not any(relation == "R316" for relation, _ in found)


def test_q27_public_expenses_of_the_district(world: World) -> None:
    rows = {(r["fiscal_year"], r["concept"]): r["difference_yuan"] for r in world.ask(27)}
    assert rows[2021, "three_public_total"] == 0
    absent, year = world.absent
    unpublished = sum(e.final for e in absent.accounts(year).three_public.values())
    assert rows[year, "three_public_total"] == yuan(unpublished)


def test_q32_indicators_with_full_marks(world: World) -> None:
    found = [(r["document_id"], r["project"], r["indicators"], r["full_marks"]) for r in world.ask(32)]
    assert found == [(final(world, 3, 2024), "试点项目", 2, 1)]


def test_q33_projects_of_one_name(world: World) -> None:
    (found,) = [r for r in world.ask(33) if r["project"] == PROJECT]
    names = sorted(world.departments[n].name for n in (0, 2))
    assert (found["fiscal_year"], found["publishers"], found["who"]) == (2024, 2, names)


def test_q35_an_amount_claimed_twice(world: World) -> None:
    found = [(r["fiscal_year"], r["amount_yuan"], r["publishers"]) for r in world.ask(35)]
    assert found == [(2024, Decimal("450000.50"), 2)]


def test_q37_units_that_do_not_add_up(world: World) -> None:
    office = world.departments[0]
    unit = next(u for u in office.units if u.scope == "单位")
    off = sum(map(spent, lines_of(unit.accounts(2022)))) - 500
    found = {
        (r["fiscal_year"], r["concept"]): r["difference_yuan"]
        for r in world.ask(37)
        if r["publisher"] == office.name
    }
    assert found[2022, "total"] == yuan(off)
    assert set(found) == {(2022, "total"), (2024, "2299999")}


def test_q38_codes_that_several_departments_use(world: World) -> None:
    users: dict[tuple[int, str], set[str]] = defaultdict(set)
    for department, year, accounts in world.published():
        for line in lines_of(accounts):
            if spent(line) and line.code[:3] not in ("208", "210", "221"):
                users[year, line.code].add(department.name)
    unit = next(u for u in world.departments[0].units if u.scope == "单位")
    for line in lines_of(unit.accounts(2024)):  # the street printed this unit's book
        if spent(line) and line.code[:3] not in ("208", "210", "221"):
            users[2024, line.code].add(STREET)
    users[2024, "2299999"] |= {world.departments[n].name for n in (0, 2)}
    expected = {key: sorted(who) for key, who in users.items() if len(who) > 1}
    assert {(r["fiscal_year"], r["code"]): r["who"] for r in world.ask(38)} == expected


def test_q39_sentences_that_are_copies(world: World) -> None:
    found = [(r["fiscal_year"], r["text"], r["who"]) for r in world.ask(39)]
    assert found == [(2024, COPIED, sorted(world.departments[n].name for n in (0, 3)))]


def test_q40_money_to_streets(world: World) -> None:
    unit = next(u for u in world.departments[0].units if u.scope == "单位")
    other = sum(line.other_income for line in unit.accounts(2024).lines.values())
    found = [
        (r["fiscal_year"], r["streets"], r["other_income_yuan"], r["projects"], r["paid_yuan"])
        for r in world.ask(40)
    ]
    assert found == [(2024, 1, yuan(other), 2, Decimal("900001.00"))]


def test_q43_series_that_break(world: World) -> None:
    expected: dict[tuple[str, str], list[int]] = {}
    for department in world.departments:
        years = [y for y in YEARS if world.is_published(department, y)]
        used: dict[str, list[int]] = defaultdict(list)
        for year in years:
            for line in lines_of(department.accounts(year)):
                if spent(line):
                    used[line.code].append(year)
        if world.departments.index(department) in (0, 2):
            used["2299999"].append(2024)
        expected |= {
            (department.name, code): found for code, found in used.items() if len(found) < len(years)
        }
    assert {(r["publisher"], r["code"]): r["years"] for r in world.ask(43)} == expected


def test_q44_projects_that_vanished(world: World) -> None:
    expected = set()
    for department in world.departments:
        seen: dict[str, list[int]] = defaultdict(list)
        for year in (y for y in YEARS if world.is_published(department, y)):
            for project in tell(department, year).projects:
                seen[project.name].append(year)
        expected |= {(department.name, name, max(years)) for name, years in seen.items() if max(years) < 2024}
    found = {(r["publisher"], r["project"], r["last_year"]) for r in world.ask(44)}
    assert expected
    assert found == expected


def test_q47_what_became_of_findings(world: World) -> None:
    outcomes = {r["finding_id"]: r["outcome"] for r in world.ask(47)}
    assert outcomes == {"f1": "repeated", "f2": "gone", "f3": "unknown", "f4": "corrected"}
