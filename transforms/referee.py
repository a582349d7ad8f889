"""The second opinion: are the facts of a would-be accusation read alike by an independent reader?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from transforms.annexes.reading import ANNEXES, read_annexes
from transforms.forms.match import known_forms, read_forms
from transforms.forms.tables import join_tables
from transforms.model import Fact, Kind, Page
from transforms.narrative.reading import known_sections, read_narrative
from transforms.pdf.integrity import find_damage
from transforms.pdf.pages import find_illegible
from transforms.pdf.plumber import read_pages_again


def confirm_facts(
    pdf: bytes,
    facts: Iterable[Fact],
    form_pages: Mapping[str, tuple[int, ...]],
    fiscal_year: int | None = None,
) -> dict[str, bool]:
    """Return, for each fact, whether pdfplumber reads the same amount under the same form, row and column.

    `form_pages` names the pages of each form and each section of the narrative; all of them are read again, because
    the columns of a form are named on its first page, and the page before it, where its title may stand. A fact the
    second reader cannot find, or one that was inferred, is not confirmed, and neither is any fact of a form with a
    damaged page: rows may be lost that neither reader misses. Nor is one of a page that pdfplumber alone could read: it
    would confirm itself. `fiscal_year` tells what a sentence means by last year.
    """
    wanted = list(facts)
    numbers = {
        number
        for form in {fact.form for fact in wanted}
        for page in form_pages.get(form, ())
        for number in (page - 1, page)
        if number > 0
    }
    if find_damage(pdf, numbers) is not None or find_illegible(pdf, numbers):
        return {fact.fact_id: False for fact in wanted}
    pages = read_pages_again(pdf, numbers)
    told = {section.form for section in known_sections()}
    in_annexes = [fact for fact in wanted if fact.form in ANNEXES]
    in_prose = [fact for fact in wanted if fact.form in told]
    in_tables = [fact for fact in wanted if fact.form not in told and fact.form not in ANNEXES]
    kind = _kind_of(form_pages)
    return (
        _confirm_tables(pages, in_tables)
        | _confirm_prose(pages, in_prose, fiscal_year, kind)
        | _confirm_annexes(pages, in_annexes)
    )


def _confirm_tables(pages: list[Page], wanted: list[Fact]) -> dict[str, bool]:
    """Return which facts of tables stand alike in the tables of these pages."""
    tables = join_tables(pages)
    kinds = {kind for kind in Kind for form in known_forms(kind) if form.form in {f.form for f in wanted}}
    again = {f.fact_id: f for kind in kinds for reading in read_forms(tables, kind)[0] for f in reading.facts}
    return {fact.fact_id: _alike(fact, again.get(fact.fact_id)) for fact in wanted}


def _confirm_prose(
    pages: list[Page], wanted: list[Fact], fiscal_year: int | None, kind: Kind
) -> dict[str, bool]:
    """Return which facts of the narrative are told alike on these pages.

    Codes come from tables that are not read again here, so a fact is known by its printed label.
    """
    if not wanted:
        return {}
    narrative = read_narrative(pages, (), fiscal_year, kind)
    again = {_told(fact) for section in narrative.sections for fact in section.facts}
    return {fact.fact_id: _told(fact) in again for fact in wanted}


def _confirm_annexes(pages: list[Page], wanted: list[Fact]) -> dict[str, bool]:
    """Return which facts of annexes stand alike on these pages; one without a printed unit stays unconfirmed."""
    if not wanted:
        return {}
    again = {(f.fact_id, *_told(f)) for reading in read_annexes(pages, ()).readings for f in reading.facts}
    return {fact.fact_id: (fact.fact_id, *_told(fact)) in again for fact in wanted}


def _told(fact: Fact) -> tuple[object, ...]:
    """Return all that a claim says, and where."""
    return (
        fact.form, fact.side, fact.label, fact.measure, fact.text, fact.unit, fact.amount_yuan, fact.quantity, fact.page,
    )  # fmt: skip


def _kind_of(form_pages: Mapping[str, tuple[int, ...]]) -> Kind:
    """Return the kind of the book whose forms these are."""
    of_budgets = {form.form for form in known_forms(Kind.BUDGET)}
    return Kind.BUDGET if of_budgets & form_pages.keys() else Kind.FINAL_ACCOUNTS


def _alike(fact: Fact, other: Fact | None) -> bool:
    return (
        not fact.inferred
        and other is not None
        and (fact.amount_yuan, fact.state, fact.page) == (other.amount_yuan, other.state, other.page)
    )
