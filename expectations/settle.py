"""Judges documents by the thousand: verdicts are made and stored inside the database, and only what asks comes out.

Every instance of every relation gets its row of `verdicts`, as from `judge`. Its terms are stored where a relation
compares documents; those within one document can be had again by judging that document. A document in which something
would accuse or ask, or might once its dashes are known, is not settled here: it is left to be judged term by term.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import duckdb

from expectations.catalogue import Relation, Scope
from expectations.judge import judge_rates
from expectations.narrowing import narrowed, numbered_keys
from expectations.settled_sums import select_sums, select_terms
from expectations.verdicts import Kind, Name, Note
from warehouse.load import insert_rows, store_settled

SHARE = 4_000  # documents settled in one pass of the relations: about 3 million facts, 2 GB
_SCOPES: tuple[Scope, ...] = ("within", "across")
_TABLES = {
    "settled_verdicts": "FROM verdicts",
    "settled_terms": "FROM verdict_terms",
    "settled_rates": "SELECT document_id, instance, verdict, note FROM verdicts",
    "terms_across": "SELECT document_id, instance, printed_in, fact_id, coefficient FROM verdict_terms",
}
# What fails beside a dash may ask once the book's other sums say what its dashes stand for.
_WOULD_ASK = (
    f"verdict = '{Name.INCONSISTENT}' OR verdict = '{Name.SUSPICIOUS}' AND severity <> 'info' "
    f"OR note = '{Note.DASHES}'"
)


def settle_documents(
    connection: duckdb.DuckDBPyConnection,
    document_ids: Sequence[str],
    relations: Sequence[Relation],
    relations_version: str,
    on_settled: Callable[[list[str]], None] = lambda documents: None,
) -> list[str]:
    """Judge documents and store those in which all holds, a transaction a share; return the others, in order.

    `on_settled` hears which documents of a share were stored.
    """
    unsettled: list[str] = []
    if not document_ids:
        return unsettled
    ordered = _neighbours_together(connection, document_ids)
    with numbered_keys(connection):
        for start in range(0, len(ordered), SHARE):
            share = ordered[start : start + SHARE]
            left = _settle_share(connection, share, relations, relations_version)
            unsettled += left
            on_settled([d for d in share if d not in left])
    rest = set(unsettled)
    return [d for d in document_ids if d in rest]


def _neighbours_together(connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> list[str]:
    """Return the documents with those of one body beside each other: they are compared, and read but once a share."""
    rows = connection.execute(
        "SELECT document_id FROM documents WHERE list_contains($1::VARCHAR[], document_id) "
        "ORDER BY publisher, fiscal_year, document_id",
        [list(document_ids)],
    ).fetchall()
    return [document_id for (document_id,) in rows]


def _settle_share(
    connection: duckdb.DuckDBPyConnection,
    share: Sequence[str],
    relations: Sequence[Relation],
    relations_version: str,
) -> set[str]:
    """Store the judgement of the documents of a share in which all holds, and return the others.

    Where a relation breaks, no document is settled: which of them breaks it shows when they are judged in batches.
    """
    try:
        for table, like in _TABLES.items():
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {like} LIMIT 0")
        for scope in _SCOPES:
            with narrowed(connection, share, scope, numbered=True):
                for relation in (r for r in relations if r.scope == scope):
                    _settle_relation(connection, relation)
        _add_absent(connection, share, relations)
        left = _find_asking(connection)
        store_settled(connection, [d for d in share if d not in left], relations_version)
    except duckdb.Error:
        return set(share)
    finally:
        for table in _TABLES:
            connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
    return left


def _settle_relation(connection: duckdb.DuckDBPyConnection, relation: Relation) -> None:
    """Add the verdicts of one relation over the share, and its terms where it compares documents."""
    if relation.kind is Kind.TEXT:
        _add_texts(connection, relation)
    elif relation.kind is Kind.RATIO:
        _add_rates(connection, relation)
    elif relation.scope == "across":
        connection.execute("DELETE FROM terms_across")
        connection.execute(f"INSERT INTO terms_across BY NAME {select_terms(relation)}")
        _add_sums(connection, relation, "terms_across")
        connection.execute(
            "INSERT INTO settled_terms BY NAME SELECT *, $1 AS relation FROM terms_across",
            [relation.relation_id],
        )
    else:
        _add_sums(connection, relation, f"({select_terms(relation)})")


def _add_sums(connection: duckdb.DuckDBPyConnection, relation: Relation, terms: str) -> None:
    connection.execute(
        f"INSERT INTO settled_verdicts BY NAME SELECT *, $1 AS relation, $2 AS severity "  # noqa: S608 - the catalogue's files
        f"FROM ({select_sums(relation, terms)})",
        [relation.relation_id, relation.severity],
    )


def _add_texts(connection: duckdb.DuckDBPyConnection, relation: Relation) -> None:
    """Add the verdicts of a relation on words; one across documents also has what it quotes of both."""
    across = relation.scope == "across"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE texts AS FROM ({relation.sql}) SEMI JOIN documents_to_judge USING (document_id)"
    )
    connection.execute(
        f"""
        INSERT INTO settled_verdicts BY NAME
        SELECT document_id, instance, $1 AS relation, $2 AS severity,
            if(coalesce(holds, FALSE), '{Name.EXACT}', '{Name.SUSPICIOUS}') AS verdict,
            if(coalesce(holds, FALSE), '', note) AS note
        FROM texts
        """,  # noqa: S608 - fixed names
        [relation.relation_id, relation.severity],
    )
    if across:
        connection.execute(
            """
            INSERT INTO settled_terms BY NAME
            SELECT document_id, $1 AS relation, instance, unnest(fact_ids) AS fact_id, 0 AS coefficient,
                document_id AS printed_in
            FROM texts
            UNION ALL
            SELECT document_id, $1, instance, unnest(other_fact_ids), 0, other_document_id
            FROM texts
            """,
            [relation.relation_id],
        )
    connection.execute("DROP TABLE temp.texts")


def _add_rates(connection: duckdb.DuckDBPyConnection, relation: Relation) -> None:
    """Add the verdicts of a relation on rates, which are judged one by one."""
    judged = judge_rates(connection, relation)
    rows = [(j.document_id, j.instance, j.verdict.name.value, j.verdict.note) for j in judged]
    connection.execute("DELETE FROM settled_rates")
    insert_rows(connection, "settled_rates", rows)
    connection.execute(
        "INSERT INTO settled_verdicts BY NAME SELECT *, $1 AS relation, $2 AS severity FROM settled_rates",
        [relation.relation_id, relation.severity],
    )


def _add_absent(
    connection: duckdb.DuckDBPyConnection, share: Sequence[str], relations: Sequence[Relation]
) -> None:
    """Add a row for each relation and document that nothing in the document is concerned by."""
    connection.execute(
        f"""
        WITH documents_of_share AS (SELECT unnest($1::VARCHAR[]) AS document_id),
        relations AS (
            SELECT unnest($2::VARCHAR[]) AS relation, unnest($3::VARCHAR[]) AS severity, unnest($4::VARCHAR[]) AS needs
        )
        INSERT INTO settled_verdicts BY NAME
        SELECT document_id, relation, '' AS instance, '{Name.NOT_APPLICABLE}' AS verdict, severity,
            '缺少' || needs AS note
        FROM documents_of_share
        CROSS JOIN relations
        ANTI JOIN settled_verdicts USING (document_id, relation)
        """,  # noqa: S608 - fixed names
        [
            list(share),
            [r.relation_id for r in relations],
            [r.severity for r in relations],
            [r.needs for r in relations],
        ],
    )


def _find_asking(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Return the documents of the share in which something would accuse or ask."""
    rows = connection.execute(
        f"SELECT DISTINCT document_id FROM settled_verdicts WHERE {_WOULD_ASK}"  # noqa: S608 - fixed names
    ).fetchall()
    return {document_id for (document_id,) in rows}
