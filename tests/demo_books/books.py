"""The seven books: which bureau and year, read from `figures/`, with the year before beside each."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.demo_books.book import Book, Bureau, Manner, Project, Purchases, Story
from tests.demo_books.cells import ZERO, Cell, Cells
from tests.demo_books.ledger import GENERAL, Ledger, Line, cells_of
from tests.demo_books.planted import FILE as PLANTED_FILE
from tests.demo_books.planted import PLANTS

FIGURES = Path(__file__).parent / "figures"
LINE_KEYS = {"operating": "operating_income", "other": "other_income", "superior": "superior_subsidy"}
CENSUS = "2010507"
CENSUS_CORRECTION = Decimal("12.30")


def seven_books() -> list[Book]:
    """Return the books of both nights, in order of publisher and year."""
    office, statistics, culture = (read_bureau(slug) for slug in ("office", "statistics", "culture"))
    return [
        read_book(office, 2023),
        read_book(office, 2024),
        read_book(statistics, 2023),
        read_book(statistics, 2024),
        read_replaced_book(statistics, 2024),
        read_book(culture, 2023),
        read_book(culture, 2024),
    ]


@cache
def read_bureau(slug: str) -> Bureau:
    """Return a bureau from its file."""
    raw = _read(slug)
    manner = raw["manner"]
    return Bureau(
        raw["publisher"],
        slug,
        tuple(raw["duties"]),
        tuple(raw["units"]),
        Manner(
            int(manner["percent_places"]),
            manner["strips_zeros"] == "yes",
            manner["number_above"] == "yes",
            frozenset(manner["spaced_forms"]),
            frozenset(manner["repeats_header"]),
            manner["short_capital"] == "yes",
        ),
    )


def read_book(bureau: Bureau, year: int) -> Book:
    """Return the book of one bureau and year; 2023 carries its own figures of the year before."""
    raw = _read(f"{bureau.slug}_{year}")
    before, agency_before = _year_before(bureau, year, raw)
    file = f"qinglan_{bureau.slug}_{year}.pdf"
    misprints = {plant.cell: plant.printed for plant in PLANTS} if file == PLANTED_FILE else {}
    return Book(
        file,
        bureau,
        year,
        date.fromisoformat(raw["published"]),
        _read_cells(raw["cells"]) if "cells" in raw else cells_of(_ledger(raw)),
        _story(raw),
        before,
        agency_before,
        misprints,
    )


def read_replaced_book(bureau: Bureau, year: int) -> Book:
    """Return the book put in place of the first one: the census project is higher, and all that sums it."""
    raw = _read(f"{bureau.slug}_{year}")
    first = read_book(bureau, year)
    ledger = _ledger(raw)
    lines = tuple(_raised(line) if line.code == CENSUS else line for line in ledger.lines)
    projects = tuple(
        replace(project, spent=project.spent + CENSUS_CORRECTION) if "普查" in project.name else project
        for project in first.story.projects
    )
    return replace(
        first,
        file=first.revised_file,
        cells=cells_of(replace(ledger, lines=lines)),
        story=replace(first.story, projects=projects),
        night=2,
        replaces=first.file,
    )


def _raised(line: Line) -> Line:
    return replace(line, income=line.income + CENSUS_CORRECTION, project=line.project + CENSUS_CORRECTION)


def _read(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load((FIGURES / f"{name}.yml").read_text("utf-8"), yaml.BaseLoader)
    return loaded


def _read_cells(name: str) -> dict[Cell, Decimal]:
    with (FIGURES / name).open(encoding="utf-8", newline="") as lines:
        return {
            Cell(row["form"], row["side"], row["concept"], row["measure"]): Decimal(row["amount"])
            for row in csv.DictReader(lines)
        }


def _year_before(bureau: Bureau, year: int, raw: Mapping[str, Any]) -> tuple[Cells, Decimal]:
    if "before" not in raw:
        previous = read_book(bureau, year - 1)
        return previous.cells, previous.story.agency_operating
    before = {}
    for key, value in raw["before"].items():
        if key != "agency_operating":
            form, side, concept, measure = key.split()
            before[Cell(form, side.strip("-"), concept, measure)] = Decimal(value)
    return before, Decimal(raw["before"]["agency_operating"])


def _ledger(raw: Mapping[str, Any]) -> Ledger:
    three_public = {item: (Decimal(b), Decimal(f)) for item, (b, f) in raw["three_public"].items()}
    economic = {code: Decimal(value) for code, value in raw["economic"].items()}
    return Ledger(tuple(_line(entry) for entry in raw["lines"]), economic, three_public)


def _line(entry: Mapping[str, str]) -> Line:
    """Return a line; without a stated income the appropriation covers exactly what was spent."""
    money = {LINE_KEYS.get(key, key): Decimal(value) for key, value in entry.items() if _is_money(key)}
    names = [name for name in Line.__dataclass_fields__ if name not in {"code", "fund"}]
    amounts = {name: money.get(name, ZERO) for name in names}
    if "income" not in entry:
        amounts["income"] = amounts["basic"] + amounts["project"] - amounts["opening"]
    return Line(entry["code"], entry.get("fund", GENERAL), **amounts)


def _is_money(key: str) -> bool:
    return key not in {"code", "fund", "initial", "because"}


def _story(raw: Mapping[str, Any]) -> Story:
    kinds = {key: (Decimal(a), Decimal(b)) for key, (a, b) in _kinds(raw["procurement"]).items()}
    return Story(
        {entry["code"]: Decimal(entry.get("initial", "0")) for entry in raw["lines"]},
        {entry["code"]: entry.get("because", "") for entry in raw["lines"]},
        raw["why"],
        {key: int(value) for key, value in raw["visits"].items()},
        Decimal(raw["agency_operating"]),
        tuple(Project(name, Decimal(b), Decimal(s), effect) for name, b, s, effect in raw["projects"]),
        Purchases(kinds, Decimal(raw["procurement"]["small"])),
        {use: int(number) for use, number in raw["vehicles"].items()},
    )


def _kinds(procurement: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in procurement.items() if key != "small"}
