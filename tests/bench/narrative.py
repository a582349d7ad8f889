"""How much of what books say in words is bound: `python -m tests.bench.narrative [FOLDER or FILE …]`.

Prints, a book a line, its sentences, the numbers in sections of known families and how many are bound, and after it
the shapes of the clauses whose numbers are not, most frequent first. Without arguments the demo books are read.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from transforms.document import read_document
from transforms.errors import UnreadableError
from transforms.model import Document, Page
from transforms.narrative.reading import read_narrative
from transforms.pdf.pages import read_pages

DEMO = Path("flows/demo/books")
MOST_SHAPES = 60
_NUMBER = re.compile(r"\d[\d,.]*")
_NAME = re.compile(r"[\u4e00-\u9fff]{9,}")
_ROUNDS = 3


class Told(NamedTuple):
    """What was read of one book's prose: sentences, facts, numbers left, and the time it took a page."""

    name: str
    sentences: int
    bound: int
    unbound: list[str]
    milliseconds: float

    @property
    def share(self) -> float:
        """The share of the numbers that is bound, in per cent."""
        numbers = self.bound + len(self.unbound)
        return 100 * self.bound / numbers if numbers else 100.0


def measure_book(path: Path) -> Told:
    """Return what the prose of a book tells, and the time that reading it adds."""
    pdf = path.read_bytes()
    document, pages = read_document(pdf), read_pages(pdf)
    narrative = document.narrative
    claims = [fact for section in narrative.sections for fact in section.facts]
    numbers = [fact for fact in claims if any(c.isdigit() for c in fact.text)]
    return Told(
        path.stem, len(narrative.sentences), len(numbers), [u.text for u in narrative.unbound],
        1000 * _seconds(document, pages) / len(pages),
    )  # fmt: skip


def shape_of(clause: str) -> str:
    """Return a clause without what is its own: numbers as N, long names cut to their ends."""
    folded = _NUMBER.sub("N", clause.replace("\n", ""))
    return _NAME.sub(lambda m: f"{m[0][:4]}…{m[0][-4:]}", folded)


def report(told: Sequence[Told]) -> Iterator[str]:
    """Yield the lines of the report."""
    yield f"{'book':36}{'sentences':>10}{'numbers':>9}{'bound':>7}{'%':>7}{'ms/page':>9}"
    for book in told:
        numbers = book.bound + len(book.unbound)
        yield f"{book.name:36}{book.sentences:>10}{numbers:>9}{book.bound:>7}{book.share:>7.1f}{book.milliseconds:>9.3f}"
    bound, left = sum(b.bound for b in told), sum(len(b.unbound) for b in told)
    yield f"{len(told)} books: {bound} of {bound + left} numbers bound, {100 * bound / max(1, bound + left):.1f} %"
    shapes = Counter(shape_of(clause) for book in told for clause in book.unbound)
    for shape, count in shapes.most_common(MOST_SHAPES):
        yield f"{count:>5}  {shape}"


def _seconds(document: Document, pages: Sequence[Page]) -> float:
    """Return the time that the narrative takes beside the tables, the best of some rounds."""
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        read_narrative(pages, document.forms, document.fiscal_year, document.kind)
        times.append(time.perf_counter() - start)
    return min(times)


def _books(arguments: Sequence[str]) -> Iterator[Path]:
    for argument in arguments or [str(DEMO)]:
        path = Path(argument)
        yield from sorted(path.rglob("*.pdf")) if path.is_dir() else [path]


def main() -> None:
    """Print the report of the books named on the command line."""
    told = []
    for path in _books(sys.argv[1:]):
        try:
            told.append(measure_book(path))
        except UnreadableError as error:
            print(f"{path.name}: {error}")
    print("\n".join(report(told)))


if __name__ == "__main__":
    main()
