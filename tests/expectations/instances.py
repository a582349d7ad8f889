"""Small instances of relations, judged by the real engine: facts by their printed text, one line each."""

from __future__ import annotations

from decimal import Decimal

from expectations.catalogue import Relation, Severity
from expectations.judge import Judged
from expectations.verdicts import Kind, Term, judge_terms
from transforms.model import Box, CellState, Fact
from transforms.money import UNITS, parse_amount, read_state


def printed_fact(fact_id: str, text: str, label: str = "", *, unit: str = "万元", page: int = 1) -> Fact:
    """Return the fact that a cell printing `text` makes; `fact_id` is form.concept.measure."""
    form, concept, measure = fact_id.split(".")
    state = read_state(text)
    amount = parse_amount(text, unit) if state is CellState.PRINTED else None
    value = Decimal(0) if state is CellState.BLANK else amount.value_yuan if amount else None
    return Fact(
        fact_id=fact_id, form=form, concept=concept, code=concept if concept.isdigit() else None,
        label=label or concept, side="", measure=measure, state=state, text=text, unit=unit, amount_yuan=value,
        step_yuan=amount.step_yuan if amount else Decimal(UNITS[unit]) / 100, page=page, box=Box(0, 0, 1, 1),
    )  # fmt: skip


def relation_of(relation_id: str, kind: Kind = Kind.SUM, severity: Severity = "error") -> Relation:
    """Return a relation that needs no SQL, because its instances are made by hand."""
    return Relation(
        relation_id, "合计等于各部分", "A total equals its parts", kind, severity, "", "", (), (), ""
    )


def judge_instance(
    relation: Relation, instance: str, totals: list[Fact], parts: list[Fact], *, document_id: str = "book"
) -> Judged:
    """Return the verdict on: the sum of `totals` is (or at most is) the sum of `parts`."""
    signed = [*((fact, 1) for fact in totals), *((fact, -1) for fact in parts)]
    terms = [Term(f.fact_id, c, f.amount_yuan, f.step_yuan, f.state) for f, c in signed]
    verdict = judge_terms(relation.kind, terms)
    return Judged(document_id, relation, instance, verdict, tuple((t.fact_id, t.coefficient) for t in terms))
