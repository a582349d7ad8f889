"""What a printed form is: how to know it, its columns, its rows. Each form is one file with a `FORM`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from transforms.forms.tables import Table
from transforms.model import Kind


class Layout(StrEnum):
    """How a form is laid out on paper."""

    CODE_ROWS = "code_rows"
    TWO_SIDES = "two_sides"
    BLOCKS = "blocks"
    BANDS = "bands"
    WORDS = "words"


@dataclass(frozen=True, slots=True, eq=False)  # there is one object a form
class Form:
    """One printed form: its identifier by meaning, titles, and what its content must and must not show.

    `titles` are regular expressions of the folded title without year and publisher; `must` and `never` are
    tested on the header words and row labels; a title that `not_titled` fits is another form's; `measures` name the
    columns, first match wins. `codes` is a full code of its rows, empty where rows are known by name. `parts` say
    which columns add up to which, `balanced` which two groups of columns are equal in sum, for the self-test.
    `names_are_rows` keeps rows without a code under their name, `other_columns` columns that no measure fits under
    their own head: budgets differ too much from place to place to refuse what is only unknown.
    """

    form: str
    name_zh: str
    layout: Layout
    titles: tuple[str, ...]
    must: tuple[str, ...]
    never: tuple[str, ...] = ()
    measures: Mapping[str, str] = field(default_factory=dict)
    often_empty: bool = False
    subject: str = ""
    not_titled: str = ""
    kind: Kind = Kind.FINAL_ACCOUNTS
    codes: str = r"2\d{2}(?:\d{2}){0,2}"
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    balanced: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    names_are_rows: bool = False
    other_columns: bool = False

    def titled(self, title: str) -> int:
        """Return how many characters at the end of a folded title name this form; 0 when none do."""
        if self.not_titled and re.search(self.not_titled, title):
            return 0
        bare = re.sub(r"[(（][^)）]*[)）]$", "", title)
        lengths = [len(found[0]) for pattern in self.titles if (found := re.search(f"(?:{pattern})$", bare))]
        return max(lengths, default=0)

    def shows_its_content(self, table: Table) -> bool:
        """Whether the header words and row labels are those of this form."""
        words = f"{table.head_words}|{row_words(table)}"
        return all(re.search(p, words) for p in self.must) and not any(
            re.search(p, words) for p in self.never
        )


def row_words(table: Table) -> str:
    """Return all texts of the body rows in one folded string, for recognising the form."""
    return "|".join("".join(c.text.split()) for row in table.rows for _, _, c in row.cells if c.text)
