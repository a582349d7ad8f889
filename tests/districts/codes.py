"""The codes of the generated books: names of 类, 款 and 项 out of a small sample, and who spends on what."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from tests.demo_books.names import CLASSES

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Charter:
    """What a department lives on: 项 of its running costs, of its projects, of its units, of funds and state capital."""

    name: str
    running: str
    projects: tuple[str, ...]
    units: Mapping[str, str]
    funds: tuple[str, ...]
    capital: tuple[str, ...]


@cache
def read_names() -> Mapping[str, str]:
    """Return the names of the function codes, by code."""
    with (HERE / "functional.csv").open(encoding="utf-8", newline="") as lines:
        return {**CLASSES, **{row["code"]: row["name"] for row in csv.DictReader(lines)}}


@cache
def read_charters() -> tuple[Charter, ...]:
    """Return the departments of a district; the last is one of its many 街道."""
    raw = yaml.load((HERE / "departments.yml").read_text("utf-8"), yaml.BaseLoader)
    return tuple(
        Charter(
            entry["name"],
            entry["running"],
            tuple(entry["projects"]),
            entry["units"],
            tuple(entry.get("funds", ())),
            tuple(entry.get("capital", ())),
        )
        for entry in raw
    )
