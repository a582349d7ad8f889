"""Plants errors in clean books, one function a family; each returns the book with the error and a record of it.

`FAMILIES` take a book alone, `FAMILIES_OF_TWO` another book besides: last year's, its twin in the other unit (元 or
万元), or a department's of the roll-up.
A family returns None where the book gives it nothing to work on. Wrong denominators belong to narratives, which these
books do not have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from random import Random

from tests.districts.planting import Planted, reprint
from tests.districts.published import print_amount
from transforms.model import CellState, Document, Fact, FormReading

_CODE_FORMS = ("T02", "T03", "T05", "T07", "T08")
_LONGEST_SHIFT = 5


def wrong_digit(document: Document, dice: Random) -> Planted | None:
    """Return the book with one printed digit replaced."""
    fact = _pick(document, dice)
    if fact is None:
        return None
    places = [place for place, character in enumerate(fact.text) if character.isdigit()]
    place = dice.choice(places)
    choices = [digit for digit in "0123456789" if digit != fact.text[place]]
    if place == places[0] and fact.text[place + 1] != ".":
        choices = [digit for digit in choices if digit != "0"]
    text = fact.text[:place] + dice.choice(choices) + fact.text[place + 1 :]
    return reprint(document, "wrong_digit", {fact.fact_id: text})


def swapped_digits(document: Document, dice: Random) -> Planted | None:
    """Return the book with two neighbouring digits of one number swapped."""
    swaps = {fact.fact_id: texts for fact in _printed(document) if (texts := _swap_digits(fact.text))}
    if not swaps:
        return None
    fact_id = dice.choice(list(swaps))
    return reprint(document, "swapped_digits", {fact_id: dice.choice(swaps[fact_id])})


def _swap_digits(text: str) -> list[str]:
    """Return every text that differs by two swapped neighbours and is still written as a number is."""
    places = [place for place, character in enumerate(text) if character.isdigit()]
    swapped = []
    for one, other in pairwise(places):
        if "." not in text[one:other] and text[one] != text[other]:
            written = text[:one] + text[other] + text[one + 1 : other] + text[one] + text[other + 1 :]
            if text.startswith("0") or not written.startswith("0"):
                swapped.append(written)
    return swapped


def dropped_digit(document: Document, dice: Random) -> Planted | None:
    """Return the book with one digit of a number left out."""
    long = [fact for fact in _printed(document) if abs(_steps(fact)) >= 1_000]
    if not long:
        return None
    fact = dice.choice(long)
    digits = str(abs(_steps(fact)))
    place = dice.randrange(len(digits))
    left = int(digits[:place] + digits[place + 1 :])
    return reprint(
        document, "dropped_digit", {fact.fact_id: print_amount(left if _steps(fact) > 0 else -left)}
    )


def shifted_decimal(document: Document, dice: Random) -> Planted | None:
    """Return the book with one number ten times too large, or too small with its last digit lost."""
    fact = _pick(document, dice)
    if fact is None:
        return None
    steps = _steps(fact)
    smaller = abs(steps) >= 10 and dice.random() < 0.5
    shifted = steps // 10 if smaller else steps * 10
    return reprint(document, "shifted_decimal", {fact.fact_id: print_amount(shifted)})


def wrong_sign(document: Document, dice: Random) -> Planted | None:
    """Return the book with the sign of one number turned."""
    fact = _pick(document, dice)
    return (
        None if fact is None else reprint(document, "wrong_sign", {fact.fact_id: print_amount(-_steps(fact))})
    )


def copied_neighbour(document: Document, dice: Random) -> Planted | None:
    """Return the book with one cell copied from its neighbour in the same column or row."""
    pairs = [
        (one, other)
        for form in document.forms
        for line in _lines_of(form)
        for one, other in pairwise(line)
        if one.text != other.text
    ]
    if not pairs:
        return None
    fact, neighbour = dice.choice(pairs)[:: dice.choice((1, -1))]
    return reprint(document, "copied_neighbour", {fact.fact_id: neighbour.text})


def _lines_of(form: FormReading) -> list[list[Fact]]:
    """Return the printed numbers of a form by column, then by row, each in printed order."""
    lines: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in _printed_of(form):
        lines.setdefault(("column", fact.side, fact.measure), []).append(fact)
        lines.setdefault(("row", fact.side, fact.concept), []).append(fact)
    return list(lines.values())


def row_shift(document: Document, dice: Random) -> Planted | None:
    """Return the book with the numbers of some rows below each other each one row too low, the last one first."""
    form = _pick_form(document, dice, _CODE_FORMS)
    if form is None:
        return None
    rows: dict[str, dict[str, str]] = {}
    for fact in form.facts:
        if fact.code:
            rows.setdefault(fact.concept, {})[fact.measure] = fact.text
    codes = list(rows)
    length = min(dice.randint(2, _LONGEST_SHIFT), len(codes))
    blocks = [codes[first : first + length] for first in range(len(codes) - length + 1)]
    unlike = [block for block in blocks if any(rows[one] != rows[other] for one, other in pairwise(block))]
    if not unlike:
        return None
    block = dice.choice(unlike)
    above = dict(zip(block, [block[-1], *block[:-1]], strict=True))
    texts = {f.fact_id: rows[above[f.concept]][f.measure] for f in form.facts if f.concept in above}
    return reprint(document, "row_shift", texts)


def lost_row(document: Document, dice: Random) -> Planted | None:
    """Return the book with one 项 that prints numbers missing from one form."""
    form = _pick_form(document, dice, _CODE_FORMS)
    items = sorted({f.concept for f in _printed_of(form) if len(f.concept) == 7}) if form else []
    if form is None or not items:
        return None
    lost = dice.choice(items)
    return reprint(document, "lost_row", {f.fact_id: None for f in form.facts if f.concept == lost})


def stale_year(document: Document, dice: Random, before: Document) -> Planted | None:
    """Return the book with one number left as it stood in the book of the year before."""
    stale = {fact.fact_id: fact.text for fact in _printed(before)}
    changed = [f for f in _printed(document) if stale.get(f.fact_id, f.text) != f.text]
    if not changed:
        return None
    fact = dice.choice(changed)
    return reprint(document, "stale_year", {fact.fact_id: stale[fact.fact_id]})


def slipped_unit(document: Document, dice: Random, twin: Document) -> Planted | None:
    """Return the book with one form printed in the other unit, as in its twin, under its old heading."""
    form = _pick_form(document, dice)
    if form is None:
        return None
    texts = {fact.fact_id: fact.text for fact in twin.facts}
    return reprint(document, "slipped_unit", {fact.fact_id: texts[fact.fact_id] for fact in form.facts})


def slipped_amount(document: Document, dice: Random, twin: Document) -> Planted | None:
    """Return the book with one number printed in the other unit, as in its twin."""
    fact = _pick(document, dice)
    if fact is None:
        return None
    texts = {fact.fact_id: fact.text for fact in twin.facts}
    return reprint(document, "slipped_amount", {fact.fact_id: texts[fact.fact_id]})


def counted_twice(document: Document, dice: Random, department: Document) -> Planted | None:
    """Return a roll-up with a department's amounts added once more throughout one form."""
    printed = {fact.fact_id: fact for fact in _printed(document)}
    forms = [form for form in department.forms if any(f.fact_id in printed for f in _printed_of(form))]
    if not forms:
        return None
    texts = {}
    for part in _printed_of(dice.choice(forms)):
        if (fact := printed.get(part.fact_id)) is not None:
            assert part.amount_yuan is not None
            added = (part.amount_yuan / fact.step_yuan).quantize(Decimal(1))
            texts[fact.fact_id] = print_amount(_steps(fact) + int(added))
    return reprint(document, "counted_twice", texts)


FAMILIES: Mapping[str, Callable[[Document, Random], Planted | None]] = {
    family.__name__: family
    for family in (
        wrong_digit, swapped_digits, dropped_digit, shifted_decimal, wrong_sign, copied_neighbour, row_shift, lost_row,
    )
}  # fmt: skip
FAMILIES_OF_TWO: Mapping[str, Callable[[Document, Random, Document], Planted | None]] = {
    family.__name__: family for family in (stale_year, slipped_amount, slipped_unit, counted_twice)
}


def _printed_of(form: FormReading) -> list[Fact]:
    """Return the numbers of a form that say something."""
    return [fact for fact in form.facts if fact.state is CellState.PRINTED and fact.amount_yuan]


def _printed(document: Document) -> list[Fact]:
    return [fact for form in document.forms for fact in _printed_of(form)]


def _pick(document: Document, dice: Random) -> Fact | None:
    facts = _printed(document)
    return dice.choice(facts) if facts else None


def _pick_form(document: Document, dice: Random, among: Sequence[str] = ()) -> FormReading | None:
    forms = [form for form in document.forms if _printed_of(form) and (not among or form.form in among)]
    return dice.choice(forms) if forms else None


def _steps(fact: Fact) -> int:
    assert fact.amount_yuan is not None
    return int(fact.amount_yuan / fact.step_yuan)
