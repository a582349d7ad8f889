"""What a section family is: how its heading is known, and the words that name what its numbers are about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Subject:
    """What numbers are about: a concept, on one side of the book where both sides have it, and how it is printed."""

    concept: str
    pattern: str
    side: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A phrase that holds a count: its pattern has the group `n`; `opens` what the numbers after it are about.

    `planned` begins a list of what is yet to be bought: concepts of the counts after it are prefixed `planned_`.
    A count that names nothing itself says with `follows` which concept it is after which other count.
    """

    concept: str
    pattern: str
    opens: bool = False
    planned: bool | None = None
    follows: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Section:
    """A section family: `heading` matches folded headings, `wholes` say of what a share is a share.

    `whole` is the whole of a share that names none. `codes` says which classification names its items
    (`function` or `economic`), `names` that items may be known by their own names, and `lists` that what an amount
    consists of is listed after it. `amounts` are the words for the money of a subject named before («涉及资金»), and
    `absence` is what a sentence that says «无…» denies.
    """

    form: str
    key: str
    heading: str
    subjects: tuple[Subject, ...]
    counts: tuple[Count, ...] = ()
    wholes: tuple[tuple[str, str], ...] = ()
    whole: str = ""
    codes: str = ""
    names: bool = False
    lists: bool = False
    absence: str = ""
    amounts: str = ""

    @cached_property
    def _heading(self) -> re.Pattern[str]:
        return re.compile(self.heading)

    def is_headed(self, folded: str) -> bool:
        """Whether a folded heading opens this family."""
        return bool(self._heading.search(folded))
