"""Which whole form is printed in another unit than its heading says (元 for 万元): asked once, not accused in every row.

A form in the wrong unit contradicts every other form, and agrees with all of them once its amounts are read in the
other unit. Which of the two is wrong, heading or numbers, its publisher knows.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from expectations.judge import Judged
from expectations.names import Language, name_form, name_unit
from expectations.verdicts import Kind, Name, Term, judge_terms
from transforms.model import CellState, Fact
from transforms.money import UNITS

FEWEST = 3  # comparisons with other forms that fail as printed and hold in the other unit
_OTHER_UNIT = {"元": "万元", "万元": "元"}


def ask_about_units(judged: Sequence[Judged], facts: Mapping[str, Fact]) -> list[Judged]:
    """Return the verdicts of one document; what fails only because a form is in the other unit becomes one question.

    All these instances are `suspicious` and carry the same note, so that they make one finding.
    """
    failing = [j for j in judged if _fails_between_forms(j, facts)]
    forms = {facts[f].form for j in failing for f, _ in j.terms}
    slipped = [form for form in sorted(forms) if _is_slipped(form, failing, facts)]
    if len(slipped) != 1:
        return list(judged)
    (form,) = slipped
    unit = next(f.unit for f in facts.values() if f.form == form)
    note = word_unit(form, unit, "zh")
    about = {id(j) for j in failing if form in {facts[f].form for f, _ in j.terms}}
    return [
        replace(j, verdict=replace(j.verdict, name=Name.SUSPICIOUS, note=note)) if id(j) in about else j
        for j in judged
    ]


def word_unit(form: str, unit: str, language: Language) -> str:
    """Return the question about a form whose heading says `unit`."""
    values = {
        "form": name_form(form, language),
        "unit": name_unit(unit, language),
        "other": name_unit(_OTHER_UNIT.get(unit, unit), language),
    }
    return _WORDS[language].format(**values)


_WORDS = {
    "zh": "《{form}》表头的单位是{unit}，全表金额却像是按{other}印出：按{other}计，它与其他各表的核对即全部成立。表头单位或全表金额是否有误？",
    "en": "{form} says that its unit is {unit}, but all its amounts look as if printed in {other}: read so, every comparison with "
    "the other forms holds. Is the unit or the form as intended?",
}


def _fails_between_forms(judged: Judged, facts: Mapping[str, Fact]) -> bool:
    return (
        judged.verdict.name is Name.INCONSISTENT
        and judged.relation.kind in (Kind.SUM, Kind.ORDER)
        and all(f in facts for f, _ in judged.terms)
        and len({facts[f].form for f, _ in judged.terms}) > 1
    )


def _is_slipped(form: str, failing: Sequence[Judged], facts: Mapping[str, Fact]) -> bool:
    """Whether all comparisons of a form that fail, and there are some sums among them, hold in the other unit."""
    own = [j for j in failing if form in {facts[f].form for f, _ in j.terms}]
    sums = [j for j in own if j.relation.kind is Kind.SUM]
    units = {f.unit for f in facts.values() if f.form == form}
    if len(own) < FEWEST or not sums or len(units) != 1 or not units <= _OTHER_UNIT.keys():
        return False
    (unit,) = units
    factor = Decimal(UNITS[_OTHER_UNIT[unit]]) / UNITS[unit]
    return all(_holds(j, facts, {form}, factor) for j in own)


def _holds(judged: Judged, facts: Mapping[str, Fact], forms: Collection[str], factor: Decimal) -> bool:
    terms = [_term(facts[f], f, c, factor if facts[f].form in forms else Decimal(1)) for f, c in judged.terms]
    return judge_terms(judged.relation.kind, terms).name not in (Name.INCONSISTENT, Name.NOT_COMPARABLE)


def _term(fact: Fact, ref: str, coefficient: int, factor: Decimal) -> Term:
    amount = None if fact.amount_yuan is None else fact.amount_yuan * factor
    state = CellState.BLANK if fact.state is CellState.DASH else fact.state
    return Term(ref, coefficient, amount or Decimal(0), fact.step_yuan * factor, state)
