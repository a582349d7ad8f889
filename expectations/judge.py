"""Runs the relations over documents in the warehouse: SQL yields terms, the verdict engine judges them.

Nothing is written here. An exception of one relation is `errored` for that relation, never a data fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import duckdb

from expectations.catalogue import Relation
from expectations.verdicts import Kind, Name, Term, Verdict, judge_terms
from transforms.model import CellState

_JUDGED_VIEWS = ("cells", "forms", "form_rows")


@dataclass(frozen=True, slots=True)
class Judged:
    """One instance of one relation in one document, with its verdict and the facts it rests on."""

    document_id: str
    relation: Relation
    instance: str
    verdict: Verdict
    terms: tuple[tuple[str, int], ...] = ()


def judge_documents(
    connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str], relations: Iterable[Relation]
) -> list[Judged]:
    """Return one Judged an instance; a relation without any in a document yields its `not_applicable`."""
    _narrow_views(connection, document_ids)
    try:
        return [
            judged for relation in relations for judged in _judge_relation(connection, document_ids, relation)
        ]
    finally:
        _widen_views(connection)


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
    rows = connection.execute(
        f"""
        SELECT t.document_id, t.instance, t.fact_id, sum(t.coefficient)::INTEGER AS coefficient,
               c.amount_yuan, c.step_yuan, c.state, c.form_complete
        FROM ({relation.sql}) AS t
        JOIN cells AS c USING (document_id, fact_id)
        GROUP BY ALL
        ORDER BY t.document_id, t.instance, coefficient DESC, t.fact_id
        """  # noqa: S608 - the SELECT is a file of the catalogue
    ).fetchall()
    judged = []
    for (document_id, instance), group in groupby(rows, key=lambda row: (row[0], row[1])):
        terms = [Term(r[2], r[3], r[4], r[5], CellState(r[6]), r[7]) for r in group]
        pairs = tuple((t.fact_id, t.coefficient) for t in terms)
        judged.append(Judged(document_id, relation, instance, judge_terms(relation.kind, terms), pairs))
    return judged


def _judge_texts(connection: duckdb.DuckDBPyConnection, relation: Relation) -> list[Judged]:
    """Return the verdicts of a relation on words: its SELECT yields (document_id, instance, holds, note, fact_ids)."""
    judged = []
    for document_id, instance, holds, note, fact_ids in connection.execute(
        f"SELECT document_id, instance, holds, note, fact_ids FROM ({relation.sql}) ORDER BY document_id, instance"  # noqa: S608
    ).fetchall():
        verdict = Verdict(Name.EXACT) if holds else Verdict(Name.SUSPICIOUS, note=note)
        judged.append(Judged(document_id, relation, instance, verdict, tuple((f, 0) for f in fact_ids or ())))
    return judged


def _narrow_views(connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> None:
    """Put temporary views of the same names before the tables, so that a relation sees only what is judged now."""
    connection.execute("CREATE OR REPLACE TEMP TABLE documents_to_judge AS SELECT unnest($1::VARCHAR[]) AS document_id",
                       [list(document_ids)])  # fmt: skip
    (database,) = connection.execute("SELECT current_database()").fetchall()[0]
    for name in _JUDGED_VIEWS:
        connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {name} AS "  # noqa: S608 - fixed names
            f'SELECT * FROM "{database}".main.{name} SEMI JOIN documents_to_judge USING (document_id)'
        )


def _widen_views(connection: duckdb.DuckDBPyConnection) -> None:
    for name in _JUDGED_VIEWS:
        connection.execute(f"DROP VIEW IF EXISTS temp.{name}")
    connection.execute("DROP TABLE IF EXISTS temp.documents_to_judge")
