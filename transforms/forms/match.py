"""Tables → the nine forms: which table is which form, by title and content; what fits nowhere is refused."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from transforms import forms
from transforms.forms.bands import read_bands
from transforms.forms.blocks import read_blocks
from transforms.forms.code_rows import read_code_rows
from transforms.forms.facts import build_facts
from transforms.forms.form import Form, Layout
from transforms.forms.heading import Heading, read_heading
from transforms.forms.tables import Table
from transforms.forms.two_sides import read_two_sides
from transforms.model import CellState, FormReading, FormStatus, Kind
from transforms.money import read_state

_READERS = {
    Layout.CODE_ROWS: read_code_rows,
    Layout.TWO_SIDES: read_two_sides,
    Layout.BLOCKS: read_blocks,
    Layout.BANDS: read_bands,
}
# Words that, before a title, make it the title of another form (财政拨款支出决算明细表 is none of the nine).
_OTHER_FORM = re.compile(r"预算|拨款|收入|支出|资金|项目|采购|资产|明细|机构运行")
NEAR_PAGES = 4  # forms run over four pages in large departments
_OF_ANY_BOOK = re.compile(r"部门综合预算|预算单位|[省市区县]级|部门|单位|财务|本级|^表?\d+[:：.、]?")
_CHAPTER = re.compile(r"(?:部门|单位)?(?:决算|预算)(?:公开)?(?:报)?表$")


@cache
def known_forms(kind: Kind) -> tuple[Form, ...]:
    """Return every form of one kind of book in this folder, found by its `FORM`, ordered by identifier."""
    modules = (
        importlib.import_module(f"{forms.__name__}.{m.name}") for m in pkgutil.iter_modules(forms.__path__)
    )
    forms_of_all = (m.FORM for m in modules if hasattr(m, "FORM"))
    return tuple(sorted((f for f in forms_of_all if f.kind is kind), key=lambda f: f.form))


def read_forms(
    tables: Sequence[Table], kind: Kind = Kind.FINAL_ACCOUNTS
) -> tuple[list[FormReading], list[str]]:
    """Return one reading a known form, missing ones included, and the issues met.

    The first table that fits a form is that form; a second one is named in the issues.
    """
    found: dict[str, FormReading] = {}
    issues: list[str] = []
    headed = [(table, read_heading(table)) for table in tables]
    matched = [(t, h, *match_form(t, h, kind)) for t, h in headed]
    units = {heading.unit for _, heading, form, _ in matched if form and heading.unit}
    for table, heading, form, doubt in matched:
        if form is None:
            issues += _name_unread(table, heading, kind)
            continue
        unit = next(iter(units)) if heading.unit is None and len(units) == 1 else heading.unit
        known = replace(heading, unit=unit)
        reading, met = _refuse(form, table, known, doubt) if doubt else _read(form, table, known)
        before = found.get(form.form)
        if before is None or (
            before.status is FormStatus.REFUSED and reading.status is not FormStatus.REFUSED
        ):
            found[form.form] = reading
            issues += met
        else:
            if form.layout is not Layout.WORDS:
                issues.append(f"第{table.pages[0]}页另有一张《{form.name_zh}》，未用")
            if before.pages and 0 <= table.pages[0] - before.pages[-1] <= NEAR_PAGES:
                # What follows soon may be the rest of the same form, under another header or after a lost page.
                found[form.form] = replace(before, complete=False)
    missing = [
        FormReading(f.form, FormStatus.MISSING, "书中没有找到这张表", ())
        for f in known_forms(kind)
        if f.form not in found
    ]
    return sorted([*found.values(), *missing], key=lambda r: r.form), issues


def match_form(table: Table, heading: Heading, kind: Kind) -> tuple[Form | None, str]:
    """Return the form a table is, and a doubt that forbids reading it; None for a table that is none of ours.

    The longest title decides; the content must then agree. Without a title the content decides alone, where it
    fits one form only.
    """
    title = "" if _is_chapter(heading.title) else heading.title
    if title:
        longest, form = max(((f.titled(title), f) for f in known_forms(kind)), key=lambda pair: pair[0])
        if not longest or _OTHER_FORM.search(_before_name(title, longest)):
            return None, ""
        if not form.shows_its_content(table):
            return form, "表题是这张表，但栏目或行名不符"
        return form, ""
    if kind is Kind.BUDGET:
        return None, ""
    fitting = [f for f in known_forms(kind) if not f.often_empty and f.shows_its_content(table)]
    return (fitting[0], "") if len(fitting) == 1 else (None, "")


def _before_name(title: str, length: int) -> str:
    """Return what stands in a title before the form's name, without year and words of any book."""
    bare = re.sub(r"[(（][^)）]*[)）]$", "", title)[:-length]
    return _OF_ANY_BOOK.sub("", re.sub(r"^.*?\d{4}年度?", "", bare))


def _name_unread(table: Table, heading: Heading, kind: Kind) -> list[str]:
    """Return the issue that names a budget's table which is none of ours: provinces add many."""
    if kind is Kind.BUDGET and heading.title and _prints_numbers(table):
        return [f"第{table.pages[0]}页另有表《{heading.title}》，未读"]
    return []


def _is_chapter(title: str) -> bool:
    """Whether a line names the chapter of tables («2024年度部门决算表») and not one table."""
    return bool(_CHAPTER.search(title)) and not any(
        f.titled(title) for kind in Kind for f in known_forms(kind)
    )


def _read(form: Form, table: Table, heading: Heading) -> tuple[FormReading, list[str]]:
    if table.broken:
        return _refuse(form, table, heading, table.broken)
    if form.layout is Layout.WORDS:
        return _refuse(form, table, heading, "以文字为主的目标表，本版本不读")
    if heading.unit is None:
        return _refuse(form, table, heading, "没有印出金额单位")
    draft = _READERS[form.layout](table, form)
    facts, amount_issues = build_facts(draft, heading.unit)
    issues = [*draft.issues, *amount_issues]
    says_something = any(
        fact.state in (CellState.PRINTED, CellState.DASH, CellState.SECRET) for fact in facts
    )
    empty = not says_something and (bool(facts) or not _prints_numbers(table))
    if not facts and not empty:
        return _refuse(form, table, heading, issues[0] if issues else "没有读到任何栏目")
    reading = FormReading(
        form.form, FormStatus.EMPTY if empty else FormStatus.READ, "", tuple(table.pages), heading.title,
        heading.publisher, heading.unit, heading.note, "", not issues, tuple(draft.rows), facts,
    )  # fmt: skip
    return reading, [f"《{form.name_zh}》{issue}" for issue in issues]


def _prints_numbers(table: Table) -> bool:
    """Whether any body cell prints a number."""
    return any(read_state(cell.text) is CellState.PRINTED for row in table.rows for _, _, cell in row.cells)


def _refuse(form: Form, table: Table, heading: Heading, reason: str) -> tuple[FormReading, list[str]]:
    reading = FormReading(
        form.form, FormStatus.REFUSED, reason, tuple(table.pages), heading.title, heading.publisher,
        heading.unit or "", heading.note, complete=False,
    )  # fmt: skip
    return reading, [f"《{form.name_zh}》未读: {reason}"]


def with_statement(reading: FormReading, statement: str) -> FormReading:
    """Return the reading with the sentence by which the book says that the form has no data."""
    return replace(reading, statement=statement)
