"""Tables → the nine forms: which table is which form, by title and content; what fits nowhere is refused."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from transforms import forms
from transforms.forms.form import Form, Layout
from transforms.forms.heading import Heading, read_heading
from transforms.forms.other_tables import name_other_tables
from transforms.forms.reading import merge_readings, read_form, refuse_form
from transforms.forms.tables import Table
from transforms.model import FormReading, FormStatus, Kind

# Words that, before a title, make it the title of another form (财政拨款支出决算明细表 is none of the nine).
_OTHER_FORM = re.compile(r"预算|拨款|收入|支出|资金|项目|采购|资产|明细|机构运行|经营|经费|会议费|培训费")
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

    The first table that fits a form is that form; a second one is named in the issues, but for the targets, which
    have a table a project.
    """
    found: dict[str, FormReading] = {}
    cards: list[FormReading] = []
    issues: list[str] = []
    headed = [(table, read_heading(table)) for table in tables]
    matched = [(t, h, *match_form(t, h, kind)) for t, h in headed]
    titles = ((table, heading.title if form is None else None) for table, heading, form, _ in matched)
    issues += name_other_tables(titles, kind)
    units = {heading.unit for _, heading, form, _ in matched if form and heading.unit}
    for table, heading, form, doubt in matched:
        if form is None:
            continue
        known, inherited = _with_unit(heading, units)
        reading, met = refuse_form(form, table, known, doubt) if doubt else read_form(form, table, known)
        if form.layout is Layout.WORDS:
            cards.append(reading)
            issues += met if reading.status is not FormStatus.REFUSED else []
            continue
        before = found.get(form.form)
        if before is None or (
            before.status is FormStatus.REFUSED and reading.status is not FormStatus.REFUSED
        ):
            found[form.form] = reading
            issues += [*met, *(f"《{form.name_zh}》{line}" for line in inherited)]
        else:
            issues.append(f"第{table.pages[0]}页另有一张《{form.name_zh}》，未用")
            if before.pages and 0 <= table.pages[0] - before.pages[-1] <= NEAR_PAGES:
                # What follows soon may be the rest of the same form, under another header or after a lost page.
                found[form.form] = replace(before, complete=False)
    if cards:
        found[cards[0].form] = merge_readings(cards)
        issues += _name_targets(cards)
    missing = [
        FormReading(f.form, FormStatus.MISSING, "书中没有找到这张表", ())
        for f in known_forms(kind)
        if f.form not in found
    ]
    return sorted([*found.values(), *missing], key=lambda r: r.form), issues


def _with_unit(heading: Heading, units: set[str]) -> tuple[Heading, list[str]]:
    """Return the heading with the one unit that the book prints, where the table prints none, and the line that says so."""
    if heading.unit is not None or len(units) != 1:
        return heading, []
    (unit,) = units
    return replace(heading, unit=unit), [f"没有印出金额单位，按书中其他表的“{unit}”读"]


def match_form(table: Table, heading: Heading, kind: Kind) -> tuple[Form | None, str]:
    """Return the form a table is, and a doubt that forbids reading it; None for a table that is none of ours.

    The longest title decides; the content must then agree. Without a title the content decides alone, where it
    fits one form only.
    """
    title = "" if _is_chapter(heading.title) else heading.title
    if title:
        form = title_names(title, kind)
        if form is None:
            return None, ""
        return form, "" if form.shows_its_content(table) else "表题是这张表，但栏目或行名不符"
    if kind is Kind.BUDGET:
        return None, ""
    fitting = [f for f in known_forms(kind) if not f.often_empty and f.shows_its_content(table)]
    return (fitting[0], "") if len(fitting) == 1 else (None, "")


@lru_cache(maxsize=1024)  # the same titles stand above every page of a form, and in every book
def title_names(title: str, kind: Kind) -> Form | None:
    """Return the form that a folded title names, the longest name first; None for the title of another table."""
    longest, form = max(((f.titled(title), f) for f in known_forms(kind)), key=lambda pair: pair[0])
    return form if longest and not _OTHER_FORM.search(_before_name(title, longest)) else None


def _before_name(title: str, length: int) -> str:
    """Return what stands in a title before the form's name, without year and words of any book."""
    bare = re.sub(r"[(（][^)）]*[)）]$", "", title)[:-length]
    return _OF_ANY_BOOK.sub("", re.sub(r"^.*?\d{4}年度?", "", bare))


def _name_targets(cards: Sequence[FormReading]) -> list[str]:
    """Return the issues of the tables of targets: their words and counts are not read, only their money."""
    read = [p for card in cards if card.status is FormStatus.READ for p in card.pages]
    unread = [card for card in cards if card.status is FormStatus.REFUSED]
    issues = ["《绩效目标表》只读资金，目标和指标为文字和数量，未读"] if read else []
    return issues + [f"第{card.pages[0]}页《{card.title}》未读: {card.reason}" for card in unread]


def _is_chapter(title: str) -> bool:
    """Whether a line names the chapter of tables («2024年度部门决算表») and not one table."""
    return bool(_CHAPTER.search(title)) and not any(
        f.titled(title) for kind in Kind for f in known_forms(kind)
    )


def with_statement(reading: FormReading, statement: str) -> FormReading:
    """Return the reading with the sentence by which the book says that the form has no data."""
    return replace(reading, statement=statement)
