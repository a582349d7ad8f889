"""Runs the relations over documents in the warehouse: SQL yields terms, the verdict engine judges them.

Nothing is written here. An exception of one relation is `errored` for that relation, never a data fault. Which
documents a relation sees is told in `narrowing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import duckdb

from expectations.catalogue import Relation
from expectations.narrowing import narrowed
from expectations.quotes import Quote, read_quotes
from expectations.ratio_wording import note_ratio
from expectations.ratios import Rated, RatioTerm, RatioVerdict, explain_by_wholes, judge_ratio, settle_tails
from expectations.refs import write_ref
from expectations.verdicts import Kind, Name, Term, Verdict, judge_terms
from transforms.model import CellState


@dataclass(frozen=True, slots=True)
class Judged:
    """One instance of one relation in one document, with its verdict and the facts it rests on (see refs.py)."""

    document_id: str
    relation: Relation
    instance: str
    verdict: Verdict
    terms: tuple[tuple[str, int], ...] = ()
    ratio: RatioVerdict | None = None
    quotes: tuple[Quote, ...] = ()


def judge_documents(
    connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str], relations: Iterable[Relation]
) -> list[Judged]:
    """Return one Judged an instance; a relation without any in a document yields its `not_applicable`."""
    judged: list[Judged] = []
    by_scope = groupby(sorted(relations, key=lambda r: r.scope, reverse=True), key=lambda r: r.scope)
    for scope, of_scope in by_scope:
        with narrowed(connection, document_ids, scope):
            for relation in of_scope:
                judged += _judge_relation(connection, document_ids, relation)
    return judged


def _judge_relation(
    connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str], relation: Relation
) -> list[Judged]:
    """Return the instances of one relation over the documents to judge."""
    try:
        judge = {Kind.TEXT: _judge_texts, Kind.RATIO: judge_rates}.get(relation.kind, _judge_sums)
        judged = judge(connection, relation)
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

    One across documents also yields the `other_document_id` whose `other_fact_ids` it quotes, one on passages the
    `quotes` that cannot both stand.
    """
    elsewhere = "other_document_id, other_fact_ids" if relation.scope == "across" else "NULL, NULL"
    passages = "quotes" if relation.quotes else "NULL"
    judged = []
    for document_id, instance, holds, note, own, other_id, others, quotes in connection.execute(
        f"""
        SELECT document_id, instance, holds, note, fact_ids, {elsewhere}, {passages}
        FROM ({relation.sql}) SEMI JOIN documents_to_judge USING (document_id)
        ORDER BY document_id, instance
        """  # noqa: S608 - the SELECT is a file of the catalogue
    ).fetchall():
        verdict = Verdict(Name.EXACT) if holds else Verdict(Name.SUSPICIOUS, note=note)
        refs = [*(own or ()), *(write_ref(document_id, other_id, f) for f in others or ())]
        terms = tuple((ref, 0) for ref in refs)
        judged.append(
            Judged(
                document_id, relation, instance, verdict, terms, quotes=() if holds else read_quotes(quotes)
            )
        )
    return judged


def judge_rates(connection: duckdb.DuckDBPyConnection, relation: Relation) -> list[Judged]:
    """Return the verdicts of a relation whose SELECT yields a rate (`is_rate`) and the amounts of its ratio.

    An amount stands `above` and `below` the line as often as these say. An instance without exactly one printed rate
    is none.
    """
    rows = connection.execute(
        f"""
        SELECT document_id, instance, fact_id, bool_or(r.is_rate) AS is_rate,
               sum(r.above)::INTEGER AS upper, sum(r.below)::INTEGER AS lower,
               c.amount_yuan, c.step_yuan, c.state, c.form_complete, c.quantity, c.quantity_step
        FROM ({relation.sql}) AS r
        SEMI JOIN documents_to_judge USING (document_id)
        JOIN cells AS c USING (document_id, fact_id)
        GROUP BY ALL
        ORDER BY document_id, instance, is_rate DESC, upper DESC, fact_id
        """  # noqa: S608 - the SELECT is a file of the catalogue
    ).fetchall()
    judged = []
    for document_id, of_document in groupby(rows, key=lambda row: row[0]):
        rates = dict(filter(None, (_rate(list(g)) for _, g in groupby(of_document, key=lambda row: row[1]))))
        failed = any(rated.verdict.formula for rated in rates.values())
        wholes = _wholes(connection, document_id) if failed else []
        rated = list(rates.values())
        verdicts = settle_tails(rated, explain_by_wholes(rated, wholes))
        judged += [_of_rate(relation, key, rates[key], v) for key, v in zip(rates, verdicts, strict=True)]
    return judged


_RateKey = tuple[str, str, str]  # document, instance, fact of the rate


def _rate(rows: Sequence[Sequence[Any]]) -> tuple[_RateKey, Rated] | None:
    """Return one instance of a rate with its verdict; None where it has not exactly one printed rate."""
    rates = [row for row in rows if row[3] and row[10] is not None]
    if len(rates) != 1:
        return None
    document_id, instance, rate_id, *_, complete, quantity, step = rates[0]
    terms = [
        RatioTerm(r[2], r[4], r[5], r[6], r[7], CellState(r[8]), r[9] and complete) for r in rows if not r[3]
    ]
    rate, step = quantity.normalize(), step.normalize()
    return (document_id, instance, rate_id), Rated(rate, step, terms, judge_ratio(rate, step, terms))


def _of_rate(relation: Relation, key: _RateKey, rated: Rated, found: RatioVerdict) -> Judged:
    """Return the verdict on a rate: its own coefficient is 1; its amounts are no terms of a sum, the part stands first."""
    document_id, instance, rate_id = key
    pairs = ((rate_id, 1), *((t.fact_id, 0) for t in rated.terms))
    return Judged(document_id, relation, instance, Verdict(found.name, note=note_ratio(found)), pairs, found)


def _wholes(connection: duckdb.DuckDBPyConnection, document_id: str) -> list[RatioTerm]:
    """Return the amounts of a book that a share may have been taken of: the totals told, then those of tables."""
    rows = connection.execute(
        """
        SELECT fact_id, amount_yuan, step_yuan
        FROM cells
        WHERE document_id = $1 AND state = 'printed' AND amount_yuan > 0 AND ends_with(fact_id, measure)
            AND (concept IN ('total', 'grand_total', 'income_total', 'expenditure_total', 'procurement_total')
                OR form LIKE 'N%' AND measure IN ('final', 'budget') AND level = 'line' AND concept NOT LIKE 'name:%')
        ORDER BY form LIKE 'T%', concept NOT LIKE '%total', fact_id
        """,
        [document_id],
    ).fetchall()
    return [RatioTerm(fact_id, 0, 1, amount, step) for fact_id, amount, step in rows]
