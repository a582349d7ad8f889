"""What the reading of each real book was when a person last accepted it, a JSON file a book, and how today's differs.

A file holds forms, counts, totals and a hash of the facts: enough to notice any change, nothing of the books' words.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.corpus.books import BOOKS, read
from transforms.errors import UnreadableError
from transforms.model import CellState, Document, Fact, FormReading, FormStatus

FOLDER = Path(__file__).parent
ACCEPT = "make golden"

Record = dict[str, Any]
"""What is kept of one book, as it stands in its JSON file."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One item that is not as accepted: of which form (empty for the book itself), and its value before and now."""

    form: str
    item: str
    was: str | None
    now: str | None

    @property
    def change(self) -> str:
        """Whether the item was added, removed or changed."""
        return "added" if self.was is None else "removed" if self.now is None else "changed"

    def __str__(self) -> str:
        values = " → ".join(value for value in (self.was, self.now) if value)
        return " ".join(filter(None, (self.change, self.form, self.item, values)))


def describe(path: Path) -> Record:
    """Return what is kept of a book, or the one line that says why it cannot be read."""
    try:
        return describe_document(read(path))
    except UnreadableError as error:
        return {"unreadable": str(error)}


def describe_document(document: Document) -> Record:
    """Return what is kept of a book that was read."""
    return {
        "kind": document.kind.value,
        "publisher": document.publisher,
        "year": document.fiscal_year,
        "scope": document.scope,
        "pages": document.pages,
        "forms": {form.form: _describe_form(form) for form in document.forms},
        "issues": list(document.issues),
    }


def _describe_form(form: FormReading) -> Record:
    record: Record = {"status": form.status.value}
    if form.status is FormStatus.MISSING:
        return record
    if form.status is FormStatus.REFUSED:
        record["reason"] = form.reason
    record["pages"] = " ".join(map(str, form.pages))
    if not form.complete:
        record["complete"] = False
    record["facts"] = dict(sorted(Counter(fact.state.value for fact in form.facts).items()))
    if inferred := sum(fact.inferred for fact in form.facts):
        record["inferred"] = inferred
    printed = [fact.amount_yuan for fact in form.facts if fact.state is CellState.PRINTED]
    record["sum_yuan"] = _plain(sum((amount for amount in printed if amount is not None), Decimal(0)))
    record["sha256"] = hashlib.sha256("\n".join(sorted(map(_line, form.facts))).encode()).hexdigest()
    return record


def _line(fact: Fact) -> str:
    amount = "" if fact.amount_yuan is None else _plain(fact.amount_yuan)
    return "\t".join((fact.fact_id, fact.state.value, fact.text, amount, str(fact.page)))


def _plain(amount: Decimal) -> str:
    """Return an amount without exponent and trailing zeros: one text for one value."""
    return f"{amount.normalize():f}"


def golden_file(book: str) -> Path:
    """Return where a book's golden file stands."""
    return FOLDER / f"{book}.json"


def load_golden(book: str) -> Record:
    """Return what was accepted of a book; empty where nothing was."""
    file = golden_file(book)
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def write_golden(book: str, record: Record) -> None:
    """Write what is accepted of a book, an item a line; nothing to accept removes its file."""
    if record:
        text = json.dumps(record, ensure_ascii=False, indent=1)
        golden_file(book).write_text(text + "\n", encoding="utf-8")
    else:
        golden_file(book).unlink(missing_ok=True)


def describe_all() -> Iterator[tuple[str, Record]]:
    """Yield each book of the corpus with what is kept of it, then each golden file whose book is gone, with nothing."""
    for path in BOOKS:
        yield path.stem, describe(path)
    gone = {file.stem for file in FOLDER.glob("*.json")} - {path.stem for path in BOOKS}
    for book in sorted(gone):
        yield book, {}


def compare(was: Record, now: Record) -> list[Difference]:
    """Return the items in which two records differ, the book's own first, then form by form.

    Of a book that is new or gone, the book itself is the one item.
    """
    if not was or not now:
        return [Difference("", "the book", None if now else "accepted", "not yet accepted" if now else None)]
    before, after = _items(was), _items(now)
    return [
        Difference(*key, before.get(key), after.get(key))
        for key in sorted({**before, **after})
        if before.get(key) != after.get(key)
    ]


def _items(record: Record) -> dict[tuple[str, str], str]:
    """Return the items of a record by form and name; an issue is an item without a value."""
    items = {("", key): str(value) for key, value in record.items() if key not in ("forms", "issues")}
    items |= {("", f"issue: {issue}"): "" for issue in record.get("issues", ())}
    for form, kept in record.get("forms", {}).items():
        items |= {(form, key): str(value) for key, value in kept.items() if key != "facts"}
        items |= {(form, f"{state} facts"): str(count) for state, count in kept.get("facts", {}).items()}
    return items
