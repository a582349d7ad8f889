"""The registry of publishers: who a body is under its changing names, which units belong to it, when it was reorganised.

One file a district below `registry/`, written by whoever knows the district:

    district: 青岚区
    publishers:
      - name: 青岚区文化和旅游局                # by this name everywhere
        aliases:                               # other names it publishes under, and from when to when
          - {name: 青岚区文化局, last_year: 2018}
        units:                                 # units whose books are part of its own; itself for its own level
          - {name: 青岚区文化和旅游局}
          - {name: 青岚区图书馆, first_year: 2020}
        all_units: true                        # these are all of them, so that their sum must be the department's
        reorganised:                           # first years that cannot be compared with the year before
          - {year: 2019, reason: 与原青岚区旅游局合并}

A body that is not listed is itself, and its units are unknown. Names are compared as the reader folds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from transforms.errors import MingzhangError
from transforms.wording import fold_text
from warehouse.load import insert_rows, transaction

FOLDER = Path(__file__).parent / "registry"
EARLIEST, LATEST = 1949, 9999


class RegistryError(MingzhangError):
    """A registry file that cannot be used; names the file and what is wrong."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Name(_Record):
    """A name, and the fiscal years in which it stands for its body."""

    name: str
    first_year: int = EARLIEST
    last_year: int = LATEST


class Reorganisation(_Record):
    """The first fiscal year of a merged or reorganised body, and what happened."""

    year: int
    reason: str


class Publisher(_Record):
    """One body with its other names, its units and its reorganisations."""

    name: str
    aliases: tuple[Name, ...] = ()
    units: tuple[Name, ...] = ()
    all_units: bool = False
    reorganised: tuple[Reorganisation, ...] = ()


class District(_Record):
    """The bodies of one district."""

    district: str
    publishers: tuple[Publisher, ...]


@cache
def read_registry(folder: Path = FOLDER) -> tuple[District, ...]:
    """Return the registry of every district below `folder`.

    Raises: RegistryError for a file that is no registry, or a name that is given twice for one year.
    """
    districts = tuple(_read_district(path) for path in sorted(folder.glob("*.yml")))
    _require_one_body_a_name(districts)
    return districts


def _read_district(path: Path) -> District:
    try:
        return District.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        reason = " ".join(str(error).split())
        raise RegistryError(f"{path} is no registry of publishers: {reason}") from error


def _require_one_body_a_name(districts: Iterable[District]) -> None:
    """Raise RegistryError where a name is given twice for one year, to one body or two."""
    taken: list[tuple[str, str, int, int]] = []
    for name, publisher, first, last in _names(districts):
        for other_name, other, other_first, other_last in taken:
            if name == other_name and first <= other_last and other_first <= last:
                raise RegistryError(f"«{name}» stands for {other} and for {publisher}; give each its years")
        taken.append((name, publisher, first, last))


def load_registry(connection: duckdb.DuckDBPyConnection, districts: Iterable[District]) -> None:
    """Put the registry in place of what the warehouse holds of it, in one transaction."""
    districts = tuple(districts)
    rows: dict[str, Sequence[Sequence[Any]]] = {
        "publisher_names": _names(districts),
        "publisher_units": _units(districts),
        "publisher_changes": _reorganisations(districts),
    }
    with transaction(connection):
        for table, of_table in rows.items():
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - fixed names
            insert_rows(connection, table, of_table)


def _names(districts: Iterable[District]) -> list[tuple[str, str, int, int]]:
    """Return (name, body, first year, last year); a body bears its own name in every year."""
    return [
        (fold_text(n.name), fold_text(p.name), n.first_year, n.last_year)
        for p in _publishers(districts)
        for n in (Name(name=p.name), *p.aliases)
    ]


def _units(districts: Iterable[District]) -> list[tuple[str, str, int, int, bool]]:
    return [
        (fold_text(p.name), fold_text(u.name), u.first_year, u.last_year, p.all_units)
        for p in _publishers(districts)
        for u in p.units
    ]


def _reorganisations(districts: Iterable[District]) -> list[tuple[str, int, str]]:
    return [(fold_text(p.name), r.year, r.reason) for p in _publishers(districts) for r in p.reorganised]


def _publishers(districts: Iterable[District]) -> list[Publisher]:
    return [p for d in districts for p in d.publishers]
