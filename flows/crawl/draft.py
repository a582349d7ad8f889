"""A region's code → a site file for a person to finish, from the survey of 2026 in `columns.csv`.

The survey names 3,208 regions and, for all but 13 of them, where their finance column was found. It was
made by machine, and some of its columns are those of another subject. A draft says so where it can be told.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

from flows.crawl.site import host_of
from transforms.errors import MingzhangError

_SURVEY = Path(__file__).parent / "columns.csv"
_DRAFT = Template((Path(__file__).parent / "draft.txt").read_text(encoding="utf-8"))
_PAGES = {
    "column": "a page of budgets and final accounts",
    "statutory": "a page of statutory disclosure in general, so the finance column may be another",
    "above": "a page above the finance column",
    "doubtful": "a page that nobody could judge",
}


class UnknownRegionError(MingzhangError):
    """A code that the survey does not hold, or holds without an address."""


@dataclass(frozen=True, slots=True)
class Region:
    """One region of the survey: its 行政区划代码, names from the province down, and where its column was found.

    `page` is what the address leads to: column, statutory, above or doubtful; `status` what it answered.
    """

    code: str
    names: tuple[str, ...]
    url: str
    page: str
    status: str

    @property
    def name(self) -> str:
        """Return the region's own name."""
        return self.names[-1]


def find_region(code: str) -> Region:
    """Return a region of the survey.

    Raises: UnknownRegionError when it is not in it, with regions whose codes begin alike, or has no address.
    """
    survey = read_survey()
    if code not in survey:
        near = [f"{other} {row['name']}" for other, row in survey.items() if other[:4] == code[:4]]
        hint = f"; near it: {', '.join(near[:15])}" if near else "; write six digits, such as 420106"
        raise UnknownRegionError(f"the survey of finance columns holds no region {code}{hint}")
    row = survey[code]
    if not row["url"]:
        raise UnknownRegionError(
            f"the survey found no column of {row['name']}: copy another site file and edit it"
        )
    above = dict.fromkeys((f"{code[:2]}0000", f"{code[:4]}00", code))
    names = tuple(survey[one]["name"] for one in above if one in survey)
    return Region(code, names, row["url"], row["page"], row["status"])


def draft_site(region: Region) -> str:
    """Return the site file of a region as far as the survey knows it: valid, and to be finished by a person."""
    host = (host_of(region.url) or "").lower()
    hosts = dict.fromkeys([host, host.removeprefix("www.")])
    oddities = [
        f"Drafted from a survey of 2026, which found here {_PAGES[region.page]}; nobody has walked it yet."
    ]
    if region.status != "200":
        oddities.append(
            f"The survey got {f'the answer {region.status}' if region.status else 'no answer'} here."
        )
    if "#" in region.url and "/gkmlpt/" not in region.url:
        oddities.append(
            "The address leads into a page that a script builds; look for the address of its list."
        )
    return _DRAFT.substitute(
        path="".join(region.names),
        name=region.name,
        code=region.code,
        hosts="\n".join(f"  - {one}" for one in hosts),
        column=_quoted(region.url),
        oddities="\n".join(f"  - {_quoted(oddity)}" for oddity in oddities),
    )


def _quoted(text: str) -> str:
    """Return a text as a YAML string, in quotes where it could be read as something else."""
    return "'" + text.replace("'", "''") + "'"


@cache
def read_survey() -> dict[str, dict[str, str]]:
    """Return the rows of the survey by code."""
    with _SURVEY.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}
