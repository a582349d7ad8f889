"""What the title of a page says: whether it is wanted, and the year, publisher, kind and scope it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, field_validator

from transforms.model import Kind

TITLE_GROUPS = ("year", "publisher", "kind", "scope")


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What the title of a wanted page says; None where its pattern has no such group, or the title no such words.

    `scope` is as printed: 汇总, 本级, 机关 or 单位.
    """

    fiscal_year: int | None = None
    publisher: str | None = None
    kind: Kind | None = None
    scope: str | None = None


class TitleRules(BaseModel):
    """Which titles on a list are wanted, and how they are read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    include: tuple[re.Pattern[str], ...] = Field(
        default=(),
        description=(
            f"regular expressions; a title must match one (groups {', '.join(TITLE_GROUPS)} are read, all free to omit)"
        ),
    )
    exclude: tuple[re.Pattern[str], ...] = Field(
        default=(), description="regular expressions; a title that matches one is not wanted"
    )

    @field_validator("include")
    @classmethod
    def _groups_are_known(cls, patterns: tuple[re.Pattern[str], ...]) -> tuple[re.Pattern[str], ...]:
        for pattern in patterns:
            unknown = sorted(set(pattern.groupindex) - set(TITLE_GROUPS))
            if unknown:
                raise ValueError(f"group {unknown[0]!r} is none of {', '.join(TITLE_GROUPS)}")
        return patterns

    def read(self, title: str) -> TitleReading | None:
        """Return what a title says; None when it is not wanted. Without `include` every title is wanted."""
        if any(pattern.search(title) for pattern in self.exclude):
            return None
        if not self.include:
            return TitleReading()
        match = next((match for pattern in self.include if (match := pattern.search(title))), None)
        return None if match is None else _read_groups(match)


def _read_groups(match: re.Match[str]) -> TitleReading:
    """Return the named groups of a title match as a reading."""
    groups = match.groupdict()
    year, kind, publisher = groups.get("year"), groups.get("kind"), groups.get("publisher")
    return TitleReading(
        fiscal_year=int(year) if year and year.isdigit() else None,
        publisher=(publisher or "").strip() or None,
        kind=None if kind is None else Kind.FINAL_ACCOUNTS if "决算" in kind else Kind.BUDGET,
        scope=groups.get("scope"),
    )
