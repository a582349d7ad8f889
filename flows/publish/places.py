"""Where a finding stands: the pages it rests on, and the boxes on each of its numbers and quoted passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from expectations.findings import Finding
from transforms.model import CellState, Fact
from transforms.pdf.picture import Mark, MarkedBox


def shown_pages(finding: Finding, terms: Mapping[str, int]) -> tuple[int, ...]:
    """Return the pages of a finding: of the passages it quotes, then of its numbers, the one in question first."""
    focus = focus_fact_ids(finding, terms)
    shown = [fact for fact in finding.facts if fact.fact_id in focus or is_shown(fact, finding)]
    ordered = sorted(shown or finding.facts, key=lambda fact: fact.fact_id not in focus)
    begun = (quote.page for quote in finding.quotes if quote.boxes)
    gone_on = (page for quote in finding.quotes for page, _ in quote.boxes)
    return tuple(dict.fromkeys((*begun, *gone_on, *(fact.page for fact in ordered))))


def mark_boxes(finding: Finding, terms: Mapping[str, int], page: int) -> list[MarkedBox]:
    """Return the boxes of a finding on `page`: its passages and the number in question as focus, others as parts."""
    focus = focus_fact_ids(finding, terms)
    quoted = [MarkedBox(box, Mark.FOCUS) for quote in finding.quotes for on, box in quote.boxes if on == page]
    return quoted + [
        MarkedBox(fact.box, Mark.FOCUS if fact.fact_id in focus else Mark.PART)
        for fact in finding.facts
        if fact.page == page and (is_shown(fact, finding) or fact.fact_id in focus)
    ]


def focus_fact_ids(finding: Finding, terms: Mapping[str, int]) -> frozenset[str]:
    """Return the facts to box strongly: the culprit where it is known, else the printed total."""
    if finding.culprit:
        return frozenset({finding.culprit.fact_id})
    return frozenset(fact_id for fact_id, sign in (terms or infer_terms(finding)).items() if sign > 0)


def infer_terms(finding: Finding) -> dict[str, int]:
    """Return coefficients for a finding that came without: one printed total, all others its parts.

    Empty when the facts do not add up to what the finding says, so that no false sum is ever shown.
    """
    known = [fact for fact in finding.facts if fact.amount_yuan is not None]
    if len(known) < len(finding.facts) or finding.expected_yuan is None:
        return {}
    for total in known:
        parts = [fact for fact in known if fact is not total]
        if parts and total.amount_yuan == finding.printed_yuan and _sum(parts) == finding.expected_yuan:
            return {fact.fact_id: 1 if fact is total else -1 for fact in known}
    return {}


def is_shown(fact: Fact, finding: Finding) -> bool:
    """Return whether a number is worth a row and a box: not blank, not zero, or the culprit itself."""
    if finding.culprit and finding.culprit.fact_id == fact.fact_id:
        return True
    return fact.state is not CellState.BLANK and fact.amount_yuan != 0


def weigh(side: Sequence[tuple[Fact, int]]) -> Decimal:
    """Return the sum of some facts by their coefficients, in yuan."""
    return sum((fact.amount_yuan * sign for fact, sign in side if fact.amount_yuan is not None), Decimal(0))


def _sum(facts: Sequence[Fact]) -> Decimal:
    return weigh([(fact, 1) for fact in facts])
