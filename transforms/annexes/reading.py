"""Pages → annexes: the one call that reads all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from transforms.annexes.cards import TARGETS, Card, find_cards
from transforms.annexes.evaluations import Evaluation, read_card
from transforms.annexes.figures import build_figures
from transforms.annexes.glossary import GLOSSARY, read_glossary
from transforms.annexes.records import Annexes, Indicator
from transforms.annexes.turned import Shown, show_again, stand_upright
from transforms.model import FormReading, FormStatus, Page

WHOLE_BODY, PROJECTS = "A01", "A02"
EVALUATIONS = (WHOLE_BODY, PROJECTS)
ANNEXES = (*EVALUATIONS, GLOSSARY)
TARGETS_OF_BUDGET = "B12"
NOTHING_PRINTED = "自评表中没有数字"


def read_annexes(pages: Sequence[Page], forms: Iterable[FormReading]) -> Annexes:
    """Return what the annexes of a book say; `forms` are the book's own tables, for units and names of codes.

    Readings are A01 (部门整体支出绩效自评表), A02 (all 项目支出绩效自评表) and A03 (名词解释), those the book has. The
    indicators are theirs, and those of the targets of a budget (B12).
    """
    own = list(forms)
    unit = next((form.unit for form in own if form.status is FormStatus.READ), "")
    upright, shown = stand_upright(pages)
    cards = find_cards(upright)
    whole = [card for card in cards if card.is_of_whole_body]
    parts = [
        _read_form(form, of_form, unit, shown)
        for form, of_form in ((WHOLE_BODY, whole), (PROJECTS, [c for c in cards if c not in whole]))
        if of_form
    ]
    glossary, terms = read_glossary(pages, own)
    return Annexes(
        (*(r for part in parts for r in part.readings), *((glossary,) if glossary is not None else ())),
        (
            *(indicator for part in parts for indicator in part.indicators),
            *_read_targets(upright, own, shown),
        ),
        tuple(one for part in parts for one in part.fields),
        terms,
        tuple(issue for part in parts for issue in part.issues),
    )


def _read_targets(pages: Sequence[Page], forms: Sequence[FormReading], shown: Shown) -> list[Indicator]:
    """Return the indicators of the cards of targets (B12) that a budget prints; their money is that of the form.

    Of a list, whose rows name the project beside each indicator, nothing is read here.
    """
    if not any(form.form == TARGETS_OF_BUDGET and form.status is FormStatus.READ for form in forms):
        return []
    targets = Evaluation(TARGETS_OF_BUDGET)
    for card in find_cards(pages, TARGETS):
        read_card(targets, card)
    named = {
        field.project for field in targets.fields if field.name == _name_of(field.project) and field.text
    }
    return show_again([one for one in targets.indicators if one.project in named], shown)


def _name_of(project: str) -> str:
    """Return which field of a card names what it is about: a project, or the whole body."""
    return "body" if project.startswith("total") else "project"


def _read_form(form: str, cards: Sequence[Card], unit: str, shown: Shown) -> Annexes:
    """Return what the cards of one form say; `shown` has the boxes of cells that are not shown where they are read."""
    evaluation = Evaluation(form)
    for card in cards:
        read_card(evaluation, card)
    facts, met = build_figures(form, show_again(evaluation.figures, shown), unit)
    issues = (*evaluation.issues, *met)
    units = Counter(fact.unit for fact in facts if fact.quantity is None and fact.amount_yuan is not None)
    first = {one.name: one.text for one in reversed(evaluation.fields) if one.text}
    reading = FormReading(
        form,
        FormStatus.READ if facts else FormStatus.EMPTY,
        "" if facts else NOTHING_PRINTED,
        tuple(sorted({page for card in cards for page in card.pages})),
        title=cards[0].title,
        publisher=first.get("body") or first.get("department", ""),
        unit=units.most_common(1)[0][0] if units else unit,
        note=first.get("note", ""),
        complete=not issues,
        rows=tuple(evaluation.rows),
        facts=facts,
    )
    indicators, fields = show_again(evaluation.indicators, shown), show_again(evaluation.fields, shown)
    return Annexes((reading,), tuple(indicators), tuple(fields), (), issues)
