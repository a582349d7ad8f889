"""One matched table → the reading of its form: rows, facts, and why it was refused where it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, count

from transforms.forms.bands import read_bands
from transforms.forms.blocks import read_blocks
from transforms.forms.budget_bands import read_budget_bands
from transforms.forms.code_rows import read_code_rows
from transforms.forms.completeness import name_unread
from transforms.forms.draft import Draft
from transforms.forms.facts import build_facts
from transforms.forms.form import Form, Layout
from transforms.forms.heading import Heading
from transforms.forms.selftest import check_columns
from transforms.forms.shared_cells import split_shared
from transforms.forms.tables import Table
from transforms.forms.targets import NO_MONEY, read_targets, unit_of_card
from transforms.forms.two_sides import is_two_sided, read_two_sides
from transforms.model import CellState, Fact, FormReading, FormRow, FormStatus, Kind
from transforms.money import read_state

_READERS = {
    Layout.CODE_ROWS: read_code_rows,
    Layout.TWO_SIDES: read_two_sides,
    Layout.BLOCKS: read_blocks,
    Layout.BANDS: read_bands,
    Layout.WORDS: read_targets,
}
_SAYS_SOMETHING = (CellState.PRINTED, CellState.DASH, CellState.SECRET)


def read_form(form: Form, table: Table, heading: Heading) -> tuple[FormReading, list[str]]:
    """Return the reading of one table as a form, and the issues met, each naming the form.

    Refused is a table whose columns or unit are not known, or whose own arithmetic mostly fails.
    """
    if table.broken:
        return refuse_form(form, table, heading, table.broken)
    draft = split_shared(_draft(table, form), form)
    if form.layout is Layout.WORDS:
        heading = replace(heading, unit=unit_of_card(table) or heading.unit)
        if not draft.cells:
            return refuse_form(form, table, heading, NO_MONEY)
    if heading.unit is None:
        return refuse_form(form, table, heading, "没有印出金额单位")
    facts, amount_issues = build_facts(draft, heading.unit)
    tested = check_columns(facts, form)
    if tested.refusal:
        return refuse_form(form, table, heading, tested.refusal)
    issues = [*draft.issues, *amount_issues, *filter(None, [tested.note])]
    if facts:
        issues += name_unread(table, draft)
    empty = not any(fact.state in _SAYS_SOMETHING for fact in facts) and (
        bool(facts) or not prints_numbers(table)
    )
    if not facts and not empty:
        return refuse_form(form, table, heading, issues[0] if issues else "没有读到任何栏目")
    reading = FormReading(
        form.form, FormStatus.EMPTY if empty else FormStatus.READ, "", tuple(table.pages), heading.title,
        heading.publisher, heading.unit, heading.note, "", not issues, tuple(draft.rows), tested.facts,
    )  # fmt: skip
    return reading, [f"《{form.name_zh}》{line}" for line in (*issues, *draft.notes)]


def _draft(table: Table, form: Form) -> Draft:
    """Return what the reader of the table's layout makes of it; the layout shows in the columns, too."""
    if form.layout is Layout.BLOCKS and {path[-1] for path in table.heads if path} >= {"类", "款"}:
        return read_code_rows(table, form)
    if form.kind is Kind.BUDGET and form.layout is Layout.CODE_ROWS and is_two_sided(table):
        return read_two_sides(table, form)
    if form.kind is Kind.BUDGET and form.layout is Layout.BANDS:
        return read_budget_bands(table, form)
    return _READERS[form.layout](table, form)


def prints_numbers(table: Table) -> bool:
    """Whether any body cell prints a number."""
    return any(read_state(cell.text) is CellState.PRINTED for row in table.rows for _, _, cell in row.cells)


def refuse_form(form: Form, table: Table, heading: Heading, reason: str) -> tuple[FormReading, list[str]]:
    """Return the reading of a form that is there but not understood, and the issue that says so."""
    reading = FormReading(
        form.form, FormStatus.REFUSED, reason, tuple(table.pages), heading.title, heading.publisher,
        heading.unit or "", heading.note, complete=False,
    )  # fmt: skip
    return reading, [f"《{form.name_zh}》未读: {reason}"]


def merge_readings(readings: Sequence[FormReading]) -> FormReading:
    """Return the many tables of one form, a table a project, as one reading; rows of one name are numbered."""
    read = [r for r in readings if r.status is FormStatus.READ] or list(readings[:1])
    taken: set[str] = set()
    rows: list[FormRow] = []
    facts: list[Fact] = []
    for reading in read:
        names: dict[str, str] = {}
        for concept in dict.fromkeys(row.concept for row in reading.rows):
            names[concept] = _free(concept.partition("#")[0], taken)
            taken.add(names[concept])
        rows += [
            row._replace(concept=names[row.concept], position=len(rows) + n)
            for n, row in enumerate(reading.rows, 1)
        ]
        facts += [
            replace(f, concept=names[f.concept], fact_id=f"{f.form}.{names[f.concept]}.{f.measure}")
            for f in reading.facts
        ]
    pages = tuple(sorted({page for reading in readings for page in reading.pages}))
    return replace(
        read[0], pages=pages, rows=tuple(rows), facts=tuple(facts), complete=all(r.complete for r in readings)
    )


def _free(concept: str, taken: set[str]) -> str:
    numbered = chain((concept,), (f"{concept}#{n}" for n in count(2)))
    return next(name for name in numbered if name not in taken)
