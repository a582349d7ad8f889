"""Other forms and last year's book settle a tie where one number stands out, and say nothing where none does."""

from __future__ import annotations

from decimal import Decimal

from expectations.culprit import Cluster, locate_culprits
from expectations.slips import Slip
from expectations.verdicts import Kind
from expectations.witnesses import MOST, STRONG, Witnesses
from tests.expectations.instances import judge_instance, printed_fact, relation_of
from transforms.model import Fact

HABIT, ORDER = relation_of("R214", Kind.USUAL), relation_of("R213", Kind.ORDER)
# Ten items of 301 as they should be; what one prints instead differs by no slip that others would not show.
RIGHT = ["310.27", "122.64", "98.31", "64.80", "53.12", "41.77", "37.95", "28.46", "19.03", "12.58"]


def items(**wrong: str) -> dict[str, Fact]:
    """Return the items 30101 … 30110, some with other texts, and their class with its right total."""
    texts = {f"{30101 + n}": text for n, text in enumerate(RIGHT)}
    total = sum(Decimal(text) for text in RIGHT)
    texts |= {place.removeprefix("i"): text for place, text in wrong.items()}
    facts = [printed_fact(f"T06.{code}.amount", text) for code, text in texts.items()]
    facts += [printed_fact(f"{form}.301.amount", str(total)) for form in ("T06", "T05")]
    return {fact.fact_id: fact for fact in facts}


def locate(
    facts: dict[str, Fact], last_year: dict[str, str], *, habits: tuple[tuple[str, str], ...] = ()
) -> Cluster:
    """Return the cluster of the class that its items do not add up to; `habits` are items and what T05 prints for them."""
    parts = [f for f in facts.values() if f.form == "T06" and f.concept != "301"]
    judged = [
        judge_instance(relation_of("R131"), "301", [facts["T06.301.amount"]], parts),
        judge_instance(relation_of("R132"), "same", [facts["T06.301.amount"]], [facts["T05.301.amount"]]),
    ]
    for code, text in habits:
        other = printed_fact(f"T05.{code}.basic", text)
        facts[other.fact_id] = other
        judged.append(judge_instance(HABIT, code, [facts[f"T06.{code}.amount"]], [other]))
    before = {f"T06.{code}.amount": Decimal(text) * 10_000 for code, text in last_year.items()}
    (cluster,) = locate_culprits(judged, facts, before)
    return cluster


LAST_YEAR = {f"{30101 + n}": str(Decimal(text) * Decimal("0.96")) for n, text in enumerate(RIGHT)}
# Twelve more or less fits many items: 30103 is wrong.
WRONG = {"i30103": "12.77"}


def test_without_witnesses_the_items_tie() -> None:
    cluster = locate(items(**WRONG), {})
    assert cluster.culprit is None
    assert "T06.30103.amount" in cluster.rivals


def test_the_item_that_alone_strayed_from_last_year_is_likely() -> None:
    cluster = locate(items(**WRONG), LAST_YEAR)
    assert (cluster.culprit, cluster.slip) == ("T06.30103.amount", Slip.LAST_YEAR)
    assert cluster.rivals


def test_where_last_year_fits_two_items_neither_is_named() -> None:
    strayed = LAST_YEAR | {"30102": "208.00"}  # 122.64 would be 208.18 as well
    assert locate(items(**WRONG), strayed).culprit is None


def test_a_few_numbers_of_last_year_prove_nothing() -> None:
    assert locate(items(**WRONG), dict(list(LAST_YEAR.items())[:5])).culprit is None


def test_the_number_that_another_form_prints_right_is_likely() -> None:
    cluster = locate(items(i30108="61.39"), {}, habits=(("30108", "28.46"),))
    assert (cluster.culprit, cluster.slip) == ("T06.30108.amount", Slip.SAME_MONEY)


def test_another_form_that_prints_something_else_again_names_nobody() -> None:
    assert locate(items(i30108="61.39"), {}, habits=(("30108", "45.00"),)).culprit is None


def test_a_number_that_another_form_prints_too_speaks_for_itself() -> None:
    facts = items()
    same = printed_fact("T05.30108.basic", "28.46")
    facts[same.fact_id] = same
    habit = judge_instance(HABIT, "30108", [facts["T06.30108.amount"]], [same])
    order = judge_instance(ORDER, "30108", [facts["T06.30108.amount"]], [same])
    interval = (Decimal(100), Decimal(300))
    assert Witnesses(facts, [habit]).same_money("T06.30108.amount", interval) < -STRONG
    assert Witnesses(facts, [order]).same_money("T06.30108.amount", interval) < -STRONG
    assert Witnesses(facts, [habit, order, habit]).same_money("T06.30108.amount", interval) == -MOST
    assert Witnesses(facts).same_money("T06.30108.amount", interval) == 0


def test_a_long_number_left_from_last_year_speaks_against_itself() -> None:
    facts = items()
    stale = Witnesses(facts, before={"T06.30108.amount": Decimal(284_600)})
    assert stale.last_year("T06.30108.amount", (Decimal(350_000), Decimal(350_200))) == STRONG
