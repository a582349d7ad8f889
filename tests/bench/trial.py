"""Judges books of the bench as the flow does, many at once, and times how long locating the culprits takes.

Every book goes through the warehouse and all relations again, because what a relation compares depends on what is
printed: whether anything was carried over decides if income must equal expenditure. The second reader agrees with all.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import expectations.elastic  # noqa: F401 - loads the solver, which is not to be timed
from expectations.catalogue import Relation, read_catalogue
from expectations.culprit import Cluster, locate_culprits
from expectations.dashes import settle_dashes
from expectations.doubts import accused_facts, with_doubts
from expectations.form_units import ask_about_units
from expectations.judge import Judged, judge_documents
from expectations.verdicts import Kind, Name
from tests.districts.bulk import CODE_VERSION
from transforms.model import Document
from warehouse.connect import open_memory
from warehouse.load import load_document

_JUDGED_AT = datetime(2025, 11, 24, tzinfo=UTC)
COMPARED = {Name.EXACT, Name.ROUNDING, Name.BALANCED, Name.IMPROBABLE, Name.INCONSISTENT}


@dataclass(frozen=True, slots=True)
class Trial:
    """What the judge says of a book: verdicts before and after doubts, clusters, and CPU seconds it took to find them."""

    verdicts: tuple[Judged, ...]
    judged: tuple[Judged, ...]
    clusters: tuple[Cluster, ...]
    seconds: float

    @property
    def broken(self) -> list[Judged]:
        """The instances that do not hold, whether or not we doubt our own reading."""
        return [j for j in self.verdicts if j.verdict.name is Name.INCONSISTENT]


@cache
def accusing_relations() -> tuple[Relation, ...]:
    """Return the relations that may accuse, sums and orders, and those that usually hold, which bear witness."""
    kinds = (Kind.SUM, Kind.ORDER, Kind.USUAL)
    return tuple(r for r in read_catalogue() if r.kind in kinds and r.scope == "within")


@cache
def relations_within() -> tuple[Relation, ...]:
    """Return all relations of one book, those that only ask as well."""
    return tuple(r for r in read_catalogue() if r.scope == "within")


def judge_books(
    documents: Sequence[Document], relations: Sequence[Relation] | None = None
) -> list[list[Judged]]:
    """Return the verdicts of the accusing relations, or of others, on each book."""
    with open_memory() as connection:
        connection.execute("SET threads = 1")
        for document in documents:
            load_document(connection, document, CODE_VERSION, _JUDGED_AT)
        verdicts: dict[str, list[Judged]] = {document.sha256: [] for document in documents}
        for judged in judge_documents(connection, list(verdicts), relations or accusing_relations()):
            verdicts[judged.document_id].append(judged)
    return [settle_dashes(verdicts[d.sha256], {fact.fact_id: fact for fact in d.facts}) for d in documents]


def try_books(documents: Sequence[Document], before: Sequence[Document | None] = ()) -> list[Trial]:
    """Return what the judge says of each book, which may know the book of the year before."""
    return [
        _locate(document, known, verdicts)
        for document, known, verdicts in zip(
            documents, before or [None] * len(documents), judge_books(documents), strict=True
        )
    ]


def _locate(document: Document, known: Document | None, verdicts: Sequence[Judged]) -> Trial:
    facts = {fact.fact_id: fact for fact in document.facts}
    asked = ask_about_units(verdicts, facts)
    judged = with_doubts(asked, dict.fromkeys(accused_facts(asked), True))
    before = {f.fact_id: f.amount_yuan for f in known.facts if f.amount_yuan is not None} if known else {}
    began = time.process_time()
    clusters = locate_culprits(judged, facts, before)
    seconds = time.process_time() - began
    return Trial(tuple(verdicts), tuple(judged), tuple(clusters), seconds)
