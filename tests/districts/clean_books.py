"""Judged books for the tests here: what the relations say of generated documents."""

from __future__ import annotations

from collections.abc import Sequence

from expectations.catalogue import read_catalogue
from expectations.judge import Judged, judge_documents
from expectations.verdicts import Name
from tests.districts.bulk import CODE_VERSION, LOADED_AT
from tests.districts.published import Style
from transforms.model import Document
from warehouse.connect import open_memory
from warehouse.load import load_document

STYLES = (
    Style(),
    Style(zero="—"),
    Style(zero="0.00"),
    Style(unit="元"),
    Style(adjusted=True),
    Style(zero="—", adjusted=True),
)
FAILING = (Name.INCONSISTENT, Name.SUSPICIOUS, Name.ERRORED)


def judge_books(documents: Sequence[Document]) -> list[Judged]:
    """Return the verdicts of books, loaded into a warehouse of their own."""
    with open_memory() as connection:
        for document in documents:
            load_document(connection, document, CODE_VERSION, LOADED_AT)
        return judge_documents(connection, [d.sha256 for d in documents], read_catalogue())


def failing(judged: Sequence[Judged]) -> list[tuple[str, str, str]]:
    """Return relation, instance and verdict of all that does not hold."""
    return [
        (j.relation.relation_id, j.instance, j.verdict.name.value)
        for j in judged
        if j.verdict.name in FAILING
    ]
