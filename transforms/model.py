"""The records that pass from step to step: Document, Page, Grid, FormReading, Fact, Sentence.

Lengths are PDF points from the top left corner of the page as it is shown; money is Decimal yuan.
This module holds records only: no reading, no judging. What a page has by the hundred is a NamedTuple, which is
made three times as fast as a frozen dataclass.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from transforms.annexes.records import AnnexField, Indicator, Term
    from transforms.outline.records import BodyHeading, ContentsEntry


class Kind(StrEnum):
    """What kind of disclosure a book is."""

    FINAL_ACCOUNTS = "final_accounts"
    BUDGET = "budget"


class FormStatus(StrEnum):
    """What became of one printed form."""

    READ = "read"
    EMPTY = "empty"
    REFUSED = "refused"
    MISSING = "missing"


class CellState(StrEnum):
    """What a cell prints: a number, nothing, a dash, a secrecy mark, or something unreadable."""

    PRINTED = "printed"
    BLANK = "blank"
    DASH = "dash"
    SECRET = "secret"  # noqa: S105 - a printed mark, no password
    UNREADABLE = "unreadable"


class PageSource(StrEnum):
    """Where a page's text comes from: its own characters, OCR, or nowhere, being a picture."""

    TEXT = "text"
    BACKUP = "backup"  # by the second reader alone: PDFium could not tell its characters
    SCAN = "scan"
    PICTURE = "picture"  # looked at: it shows no table
    UNREAD = "unread"  # not looked at: the `ocr` extra is missing


class Box(NamedTuple):
    """A rectangle on a page, in points, y downwards."""

    x0: float
    top: float
    x1: float
    bottom: float


class Line(NamedTuple):
    """One line of text on a page, with its box."""

    text: str
    box: Box


class Cell(NamedTuple):
    """One cell of a grid: first row and column, spans, text with its line breaks, box.

    `doubtful` is a text that OCR is not sure of: what it says is kept, but no number of it is used.
    """

    row: int
    column: int
    rows: int
    columns: int
    text: str
    box: Box
    doubtful: bool = False


@dataclass(frozen=True)
class Grid:
    """One ruled table on one page: column edges, row edges, cells."""

    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Cell, ...]

    @cached_property
    def rows(self) -> list[list[Cell]]:
        """The cells that begin in each row, left to right."""
        rows: list[list[Cell]] = [[] for _ in range(len(self.ys) - 1)]
        for cell in sorted(self.cells):
            rows[cell.row].append(cell)
        return rows


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read: its number (from 1), size, text lines and grids, and how it was read."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...]
    source: PageSource = PageSource.TEXT


@dataclass(frozen=True, slots=True)
class Fact:
    """One printed number: what it means, how it was printed, and where.

    `code` is a classification code (2010301, 30101) or None; `concept` is that code or a named line
    (`total`, `income_total`, `carryover_opening`); `measure` is the column. `amount_yuan` is 0 for a
    blank, and None for a dash, a secret or an unreadable cell. `step_yuan` is the print step. `inferred` says that
    the number was not read as it stands but told by the form's own arithmetic: it never accuses anyone.

    What is no money (per cent, counts) stands in `quantity` with its own step, and has no amount. A number of the
    narrative names its sentence; its `text` has no unit, and what it tells to fall is negative.
    """

    fact_id: str
    form: str
    concept: str
    code: str | None
    label: str
    side: str
    measure: str
    state: CellState
    text: str
    unit: str
    amount_yuan: Decimal | None
    step_yuan: Decimal
    page: int
    box: Box
    inferred: bool = False
    quantity: Decimal | None = None
    quantity_step: Decimal | None = None
    sentence_id: str = ""


class FormRow(NamedTuple):
    """One printed row of a form, also where it carries no number: its label, code and row number."""

    form: str
    position: int
    side: str
    row_no: int | None
    code: str | None
    concept: str
    label: str
    page: int


@dataclass(frozen=True, slots=True)
class FormReading:
    """What was read of one form: status, reason, pages, heading, and whether every row was understood."""

    form: str
    status: FormStatus
    reason: str
    pages: tuple[int, ...]
    title: str = ""
    publisher: str = ""
    unit: str = ""
    note: str = ""
    statement: str = ""
    complete: bool = True
    rows: tuple[FormRow, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the prose: its part, its section («N05», or empty) and the headings above it, outermost first.

    `text` is as printed, joined over lines and pages; `page` is where it begins, `boxes` has one a line.
    """

    sentence_id: str
    part: str
    section: str
    path: tuple[str, ...]
    text: str
    page: int
    boxes: tuple[tuple[int, Box], ...]


class Unbound(NamedTuple):
    """A number of a known section whose meaning was not understood: its clause, up to the number and its unit."""

    sentence_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Narrative:
    """What a book says in words: every sentence, the facts by section («N01» …), and the numbers left unbound."""

    sentences: tuple[Sentence, ...] = ()
    sections: tuple[FormReading, ...] = ()
    unbound: tuple[Unbound, ...] = ()


class CoverDate(NamedTuple):
    """The date a book prints on its cover: as printed, and its parts; `day` is None where none is printed."""

    text: str
    year: int
    month: int
    day: int | None
    page: int


@dataclass(frozen=True, slots=True)
class Document:
    """One disclosure as read: who, which year, which kind, its forms, its narrative and its annexes.

    What the annexes print in words and no form holds stands in `indicators`, `annex_fields` and `terms`; `contents`
    is the table of contents, `headings` are those of the body.
    """

    sha256: str
    publisher: str
    fiscal_year: int | None
    kind: Kind
    scope: str
    title: str
    pages: int
    forms: tuple[FormReading, ...]
    issues: tuple[str, ...] = field(default=())
    narrative: Narrative = field(default=Narrative())
    annexes: tuple[FormReading, ...] = field(default=())
    indicators: tuple[Indicator, ...] = field(default=())
    annex_fields: tuple[AnnexField, ...] = field(default=())
    terms: tuple[Term, ...] = field(default=())
    contents: tuple[ContentsEntry, ...] = field(default=())
    headings: tuple[BodyHeading, ...] = field(default=())
    cover_date: CoverDate | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts of all forms, in printed order."""
        return tuple(fact for form in self.forms for fact in form.facts)

    @property
    def claims(self) -> tuple[Fact, ...]:
        """All facts of the narrative and of the annexes, in printed order."""
        return tuple(fact for form in (*self.narrative.sections, *self.annexes) for fact in form.facts)

    @property
    def readings(self) -> tuple[FormReading, ...]:
        """All forms, the sections of the narrative, and the annexes."""
        return (*self.forms, *self.narrative.sections, *self.annexes)
