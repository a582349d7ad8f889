"""Plants errors in clean books and counts what the judge says: `python -m tests.bench.judge [COUNT]` (`make bench`).

Reports, by family of error: noticed at all, culprit named rightly, named as part of a tie, and confidently wrong,
which must be none. The books are the demo's clean ones; every plant is larger than rounding explains.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from rich.console import Console
from rich.table import Table

from expectations.catalogue import read_catalogue
from expectations.culprit import locate_culprits
from expectations.judge import Judged, judge_documents
from expectations.verdicts import Kind, Name, Term, judge_terms
from transforms.document import read_document
from transforms.model import CellState, Fact
from warehouse.connect import open_memory
from warehouse.load import load_document

BOOKS = Path("flows/demo/books")
CLEAN = ("qinglan_office_2023", "qinglan_office_2024", "qinglan_statistics_2024", "qinglan_culture_2023")
Slip = Callable[[Fact, Sequence[Fact], random.Random], Decimal | None]


def wrong_digit(fact: Fact, _: Sequence[Fact], dice: random.Random) -> Decimal | None:
    """Return the amount with one printed digit replaced."""
    digits = list(_digits(fact))
    place = dice.randrange(len(digits))
    digits[place] = dice.choice([d for d in "0123456789" if d != digits[place]])
    return _amount(fact, digits)


def swapped_digits(fact: Fact, _: Sequence[Fact], dice: random.Random) -> Decimal | None:
    """Return the amount with two neighbouring digits swapped."""
    digits = list(_digits(fact))
    places = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1]]
    if not places:
        return None
    i = dice.choice(places)
    digits[i], digits[i + 1] = digits[i + 1], digits[i]
    return _amount(fact, digits)


def dropped_digit(fact: Fact, _: Sequence[Fact], dice: random.Random) -> Decimal | None:
    """Return the amount with one digit left out."""
    digits = list(_digits(fact))
    if len(digits) < 4:
        return None
    del digits[dice.randrange(len(digits) - 2)]
    return _amount(fact, digits)


def shifted_decimal(fact: Fact, _: Sequence[Fact], dice: random.Random) -> Decimal | None:
    """Return the amount ten times too large or too small."""
    assert fact.amount_yuan is not None
    return fact.amount_yuan * dice.choice((Decimal(10), Decimal("0.1")))


def slipped_unit(fact: Fact, _: Sequence[Fact], __: random.Random) -> Decimal | None:
    """Return the amount printed in yuan where the form says 万元."""
    assert fact.amount_yuan is not None
    return fact.amount_yuan * 10_000


def wrong_sign(fact: Fact, _: Sequence[Fact], __: random.Random) -> Decimal | None:
    """Return the amount with its sign turned."""
    assert fact.amount_yuan is not None
    return -fact.amount_yuan


def copied_neighbour(fact: Fact, others: Sequence[Fact], dice: random.Random) -> Decimal | None:
    """Return the amount of another cell of the same form and column."""
    same = [
        f.amount_yuan for f in others if (f.form, f.measure) == (fact.form, fact.measure) and f is not fact
    ]
    return dice.choice(same) if same else None


FAMILIES: tuple[Slip, ...] = (
    wrong_digit, swapped_digits, dropped_digit, shifted_decimal, slipped_unit, wrong_sign, copied_neighbour,
)  # fmt: skip


def _digits(fact: Fact) -> str:
    assert fact.amount_yuan is not None
    return f"{abs(fact.amount_yuan / fact.step_yuan):.0f}"


def _amount(fact: Fact, digits: Sequence[str]) -> Decimal:
    return Decimal("".join(digits)) * fact.step_yuan


class Book:
    """A clean book: its facts, and the instances of all linear relations over them."""

    def __init__(self, path: Path) -> None:
        document = read_document(path.read_bytes())
        with open_memory() as connection:
            load_document(connection, document, "bench", datetime.now(UTC))
            judged = judge_documents(connection, [document.sha256], read_catalogue())
        self.facts = {fact.fact_id: fact for fact in document.facts}
        self.judged = [j for j in judged if j.relation.kind in (Kind.SUM, Kind.ORDER) and j.terms]
        constrained = {fact_id for j in self.judged for fact_id, _ in j.terms}
        self.printed = [
            f
            for f in document.facts
            if f.state is CellState.PRINTED and f.amount_yuan and f.fact_id in constrained
        ]

    def judge(self, facts: Mapping[str, Fact]) -> list[Judged]:
        """Return the instances judged again over other amounts."""
        return [replace(j, verdict=judge_terms(j.relation.kind, _terms(j, facts))) for j in self.judged]


def _terms(judged: Judged, facts: Mapping[str, Fact]) -> list[Term]:
    chosen = ((facts[fact_id], c) for fact_id, c in judged.terms)
    return [Term(f.fact_id, c, f.amount_yuan, f.step_yuan, f.state) for f, c in chosen]


def try_plant(book: Book, slip: Slip, dice: random.Random) -> tuple[str, float]:
    """Return what the judge says of one planted error, and the seconds it took to locate."""
    fact = dice.choice(book.printed)
    wrong = slip(fact, book.printed, dice)
    assert fact.amount_yuan is not None
    if wrong is None or abs(wrong - fact.amount_yuan) < 10 * fact.step_yuan:
        return "too small", 0.0
    facts = dict(book.facts) | {fact.fact_id: replace(fact, amount_yuan=wrong)}
    judged = book.judge(facts)
    if not any(j.verdict.name is Name.INCONSISTENT for j in judged):
        return "not noticed", 0.0
    began = time.perf_counter()
    clusters = locate_culprits(judged, facts)
    seconds = time.perf_counter() - began
    named = {c.culprit for c in clusters if c.culprit}
    if named - {fact.fact_id}:
        return "confidently wrong", seconds
    if named:
        (cluster,) = (c for c in clusters if c.culprit)
        assert cluster.low_yuan is not None
        assert cluster.high_yuan is not None
        right = cluster.low_yuan <= fact.amount_yuan <= cluster.high_yuan and len(clusters) == 1
        return "named, value right" if right else "named, value wrong or split", seconds
    touched = any(fact.fact_id == f for c in clusters for j in c.violated for f, _ in j.terms)
    return "tie that holds it" if touched else "tie without it", seconds


def main(count: int) -> int:
    """Return 1 when any culprit was named wrongly, else 0."""
    books = [Book(BOOKS / f"{name}.pdf") for name in CLEAN]
    outcomes: dict[str, Counter[str]] = defaultdict(Counter)
    seconds = []
    for seed in range(count):
        dice = random.Random(seed)
        slip = FAMILIES[seed % len(FAMILIES)]
        outcome, took = try_plant(dice.choice(books), slip, dice)
        outcomes[slip.__name__][outcome] += 1
        seconds += [took] if took else []
    columns = sorted({outcome for counter in outcomes.values() for outcome in counter})
    table = Table("family", *columns)
    for family, counter in outcomes.items():
        table.add_row(family, *(str(counter[column]) for column in columns))
    total = sum(outcomes.values(), Counter[str]())
    table.add_row("all", *(str(total[column]) for column in columns))
    console = Console()
    console.print(table)
    console.print(f"{1000 * sum(seconds) / max(1, len(seconds)):.1f} ms to locate, on average")
    return bool(total["confidently wrong"])


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000))
