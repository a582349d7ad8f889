"""Runs the relations over documents in the warehouse: SQL yields terms, the verdict engine judges them.

Nothing is written here. An exception of one relation is `errored` for that relation, never a data fault.
A relation within one document sees the documents to judge and no other. One across documents sees all, and the pairs
of which a document to judge is the one that would be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby

import duckdb

from expectations.catalogue import Relation, Scope
from expectations.refs import write_ref
from expectations.verdicts import Kind, Name, Term, Verdict, judge_terms
from transforms.model import CellState
from warehouse.pairs import PARTNERS

_TOLD, _CONCERNED = "documents_to_judge", "documents_concerned"
# What stands before the views and tables of the same names: each with the documents it is narrowed to, in order,
# because a view reads what stands before the views it names.
_NARROWED: dict[Scope, tuple[tuple[str, str], ...]] = {
    "within": (("cells", _TOLD), ("forms", _TOLD), ("form_rows", _TOLD)),
    "across": (
        ("newest_forms", ""), *((pair, _TOLD) for pair in PARTNERS), (_CONCERNED, ""), ("cells", _CONCERNED),
        ("form_rows", _CONCERNED), ("prior_cells", _TOLD),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """One instance of one relation in one document, with its verdict and the facts it rests on (see refs.py)."""

    document_id: str
    relation: Relation
    instance: str
    verdict: Verdict
    terms: tuple[tuple[str, int], ...] = ()


def judge_documents(
    connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str], relations: Iterable[Relation]
) -> list[Judged]:
    """Return one Judged an instance; a relation without any in a document yields its `not_applicable`."""
    judged: list[Judged] = []
    by_scope = groupby(sorted(relations, key=lambda r: r.scope, reverse=True), key=lambda r: r.scope)
    for scope, of_scope in by_scope:
        with _narrowed(connection, document_ids, scope):
            for relation in of_scope:
                judged += _judge_relation(connection, document_ids, relation)
    return judged


def _judge_relation(
    connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str], relation: Relation
) -> list[Judged]:
    """Return the instances of one relation over the documents to judge."""
    try:
        judged = (
            _judge_texts(connection, relation)
            if relation.kind is Kind.TEXT
            else _judge_sums(connection, relation)
        )
    except duckdb.Error as error:
        note = f"关系未能运行: {str(error).splitlines()[0]}"
        return [Judged(d, relation, "", Verdict(Name.ERRORED, note=note)) for d in document_ids]
    seen = {j.document_id for j in judged}
    absent = Verdict(Name.NOT_APPLICABLE, note=f"缺少{relation.needs}")
    return judged + [Judged(d, relation, "", absent) for d in document_ids if d not in seen]


def _judge_sums(connection: duckdb.DuckDBPyConnection, relation: Relation) -> list[Judged]:
    """Return the verdicts of a relation whose SELECT yields terms."""
    printed_in = "printed_in" if relation.scope == "across" else "document_id"
    rows = connection.execute(
        f"""
        SELECT t.document_id, t.instance, t.printed_in, t.fact_id, sum(t.coefficient)::INTEGER AS coefficient,
               c.amount_yuan, c.step_yuan, c.state, c.form_complete, t.printed_in <> t.document_id AS elsewhere
        FROM (SELECT document_id, instance, {printed_in} AS printed_in, fact_id, coefficient FROM ({relation.sql})) AS t
        SEMI JOIN documents_to_judge USING (document_id)
        JOIN cells AS c ON c.document_id = t.printed_in AND c.fact_id = t.fact_id
        GROUP BY ALL
        ORDER BY t.document_id, t.instance, coefficient DESC, elsewhere, t.printed_in, t.fact_id
        """  # noqa: S608 - the SELECT is a file of the catalogue
    ).fetchall()
    judged = []
    for (document_id, instance), group in groupby(rows, key=lambda row: (row[0], row[1])):
        terms = [Term(write_ref(*r[:1], *r[2:4]), r[4], r[5], r[6], CellState(r[7]), r[8]) for r in group]
        pairs = tuple((t.fact_id, t.coefficient) for t in terms)
        judged.append(Judged(document_id, relation, instance, judge_terms(relation.kind, terms), pairs))
    return judged


def _judge_texts(connection: duckdb.DuckDBPyConnection, relation: Relation) -> list[Judged]:
    """Return the verdicts of a relation on words: its SELECT yields (document_id, instance, holds, note, fact_ids).

    One across documents also yields the `other_document_id` whose `other_fact_ids` it quotes.
    """
    elsewhere = "other_document_id, other_fact_ids" if relation.scope == "across" else "NULL, NULL"
    judged = []
    for document_id, instance, holds, note, own, other_id, others in connection.execute(
        f"""
        SELECT document_id, instance, holds, note, fact_ids, {elsewhere}
        FROM ({relation.sql}) SEMI JOIN documents_to_judge USING (document_id)
        ORDER BY document_id, instance
        """  # noqa: S608 - the SELECT is a file of the catalogue
    ).fetchall():
        verdict = Verdict(Name.EXACT) if holds else Verdict(Name.SUSPICIOUS, note=note)
        refs = [*(own or ()), *(write_ref(document_id, other_id, f) for f in others or ())]
        judged.append(Judged(document_id, relation, instance, verdict, tuple((ref, 0) for ref in refs)))
    return judged


@contextmanager
def _narrowed(
    connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str], scope: Scope
) -> Iterator[None]:
    """Put temporary tables before the views and tables of their names, with what concerns the documents to judge."""
    names = [name for name, _ in _NARROWED[scope]]
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {_TOLD} AS SELECT unnest($1::VARCHAR[]) AS document_id",
                       [list(document_ids)])  # fmt: skip
    (database,) = connection.execute("SELECT current_database()").fetchall()[0]
    try:
        for name, documents in _NARROWED[scope]:
            source = _WITH_PARTNERS if name == _CONCERNED else f'FROM "{database}".main.{name}'
            narrowed = f"{source} SEMI JOIN {documents} USING (document_id)" if documents else source
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {narrowed}")
        yield
    finally:
        for name in (*names, _TOLD):
            connection.execute(f"DROP TABLE IF EXISTS temp.{name}")


_WITH_PARTNERS = " UNION ".join(
    (f"FROM {_TOLD}", *(f"SELECT {other} FROM {pair}" for pair, other in PARTNERS.items()))  # noqa: S608 - fixed names
)
