"""How many of the amounts that books print an engine gives as whole cells of their page, and which it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.bench.truth import Amounts, Truth
from transforms.model import Kind

Found = Mapping[str, Amounts]
"""What an engine gives, by book."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many printed."""

    right: int
    printed: int

    def __str__(self) -> str:
        """Return the percentage, which is 100 only when all are right."""
        if not self.printed:
            return "–"
        hundredths = 10_000 * self.right // self.printed
        return "100 %" if self.right == self.printed else f"{hundredths // 100}.{hundredths % 100:02} %"


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount on a page of a book."""

    book: str
    page: int
    text: str

    def __str__(self) -> str:
        """Return where it stands and what it says."""
        return f"{self.book} p. {self.page}: {self.text}"


def score(truths: Mapping[str, Truth], found: Found, kind: Kind) -> Share:
    """Return the share of right numbers in the books of a kind."""
    right = printed = 0
    for book, truth in truths.items():
        if truth.kind is kind:
            printed += sum(amounts.total() for amounts in truth.amounts.values())
            right += sum((truth.amounts[n] & _page(found, book, n)).total() for n in truth.amounts)
    return Share(right, printed)


def list_misses(truths: Mapping[str, Truth], found: Found) -> list[Amount]:
    """Return the amounts that are printed and not found, each as often as it is missing."""
    return [
        Amount(book, number, text)
        for book, number, truth in _pages(truths)
        for text in sorted((truth.amounts[number] - _page(found, book, number)).elements())
    ]


def list_extras(truths: Mapping[str, Truth], found: Found) -> list[Amount]:
    """Return the amounts that are found and not printed; those undecided are neither."""
    return [
        Amount(book, number, text)
        for book, number, truth in _pages(truths)
        for text in sorted(
            (_page(found, book, number) - truth.amounts[number] - truth.undecided[number]).elements()
        )
    ]


def list_undecided(truths: Mapping[str, Truth]) -> list[Amount]:
    """Return the amounts that only a person can decide."""
    return [
        Amount(book, number, text)
        for book, number, truth in _pages(truths)
        for text in sorted(truth.undecided[number].elements())
    ]


def _pages(truths: Mapping[str, Truth]) -> Iterator[tuple[str, int, Truth]]:
    return ((book, number, truth) for book, truth in truths.items() for number in truth.amounts)


def _page(found: Found, book: str, number: int) -> Counter[str]:
    return found.get(book, {}).get(number, Counter())
