"""Which amounts stand in the tables of a book: what two independent parsers agree on, and the book's own arithmetic.

The parsers give words, and no reader's tables are asked for their texts. Where the words differ, and where a number
is broken over lines, a fact decides that its form's arithmetic bears out; the rest is left to a person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.bench.amounts import count_amounts, squeeze
from tests.bench.printed import Word, printed_amounts
from tests.bench.sound import sound_facts
from transforms.model import Box, Document, Fact, Kind

Sheet = Mapping[str, Any]
"""A page as `words` prints it."""

Amounts = Mapping[int, Counter[str]]
"""How often each amount stands on each page, from 1."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What a book prints in its tables, and what of it only a person can decide."""

    kind: Kind
    amounts: Amounts
    undecided: Amounts


def find_truth(document: Document, first: Sequence[Sheet], second: Sequence[Sheet]) -> Truth:
    """Return the truth of a book from its pages as two parsers print them."""
    sound: dict[int, list[Fact]] = defaultdict(list)
    for fact in sound_facts(document):
        sound[fact.page].append(fact)
    settled = {
        number: settle(_amounts_of(one), _amounts_of(other), sound[number])
        for number, (one, other) in enumerate(zip(first, second, strict=True), start=1)
    }
    return Truth(document.kind, {n: s[0] for n, s in settled.items()}, {n: s[1] for n, s in settled.items()})


def settle(
    first: Counter[str], second: Counter[str], facts: Iterable[Fact]
) -> tuple[Counter[str], Counter[str]]:
    """Return the amounts of a page and those undecided, given two parsers' and the facts that add up.

    A fact counts where the parsers disagree, and where its number is printed in pieces that they took for others.
    """
    texts = [fact.text for fact in facts]
    borne_out = Counter(map(squeeze, texts))
    agreed = first & second
    disputed = (first | second) - agreed
    decided = disputed & (borne_out - agreed)
    truth = agreed + decided
    for text in texts:
        whole, pieces = squeeze(text), count_amounts(text.split())
        if truth[whole] < borne_out[whole] and pieces and pieces <= truth:
            truth = truth - pieces + Counter([whole])
    return truth, disputed - decided


def _amounts_of(page: Sheet) -> Counter[str]:
    words = (Word(text, Box(*box)) for *box, text in page["words"])
    return printed_amounts(words, [[Box(*cell) for cell in table] for table in page["tables"]])
