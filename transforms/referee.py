"""The second opinion: are the facts of a would-be accusation read alike by an independent reader?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from transforms.forms.match import known_forms, read_forms
from transforms.forms.tables import join_tables
from transforms.model import Fact, Kind
from transforms.pdf.integrity import find_damage
from transforms.pdf.pages import find_illegible
from transforms.pdf.plumber import read_pages_again


def confirm_facts(
    pdf: bytes, facts: Iterable[Fact], form_pages: Mapping[str, tuple[int, ...]]
) -> dict[str, bool]:
    """Return, for each fact, whether pdfplumber reads the same amount under the same form, row and column.

    `form_pages` names the pages of each form; all of them are read again, because the columns of a form are named
    on its first page, and the page before it, where its title may stand. A fact the second reader cannot find, or one
    that was inferred, is not confirmed, and neither is any fact of a form with a damaged page: rows may be lost that
    neither reader misses. Nor is one of a page that pdfplumber alone could read: it would confirm itself.
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
    tables = join_tables(read_pages_again(pdf, numbers))
    kinds = {kind for kind in Kind for form in known_forms(kind) if form.form in {f.form for f in wanted}}
    again = {f.fact_id: f for kind in kinds for reading in read_forms(tables, kind)[0] for f in reading.facts}
    return {fact.fact_id: _alike(fact, again.get(fact.fact_id)) for fact in wanted}


def _alike(fact: Fact, other: Fact | None) -> bool:
    return (
        not fact.inferred
        and other is not None
        and (fact.amount_yuan, fact.state, fact.page)
        == (
            other.amount_yuan,
            other.state,
            other.page,
        )
    )
