"""The verdict engine of sums in SQL: what `verdicts.judge_terms` says of one instance, for all instances at once.

Money is DECIMAL throughout and halves are compared doubled, so that every verdict is the one that Python gives.
"""

from __future__ import annotations

from expectations.catalogue import Relation
from expectations.verdicts import Kind, Name, Note

_FACTS = """
    SELECT document_id, instance, {printed_in} AS printed_in, fact_id, sum(coefficient)::INTEGER AS coefficient
    FROM ({sql}) {only_told}
    GROUP BY ALL
"""
# What an instance met among its terms, as bits of one number: one aggregate instead of six.
PRINTED, BLANK, DASH, HIDDEN, TOTAL, PART, INCOMPLETE = (1 << bit for bit in range(7))
_SUMMED = f"""
    SELECT
        t.document_id,
        t.instance,
        count(*) AS terms,
        coalesce(sum(t.coefficient * c.amount_yuan) FILTER (t.coefficient > 0), 0)::DECIMAL(38, 6) AS printed,
        coalesce(sum(t.coefficient * c.amount_yuan), 0)::DECIMAL(38, 6) AS difference,
        printed - difference AS expected,
        abs(difference) AS gap,
        coalesce(sum(abs(t.coefficient) * c.step_yuan) FILTER (c.state = 'printed'), 0)::DECIMAL(38, 6) AS steps,
        steps + coalesce(sum(abs(t.coefficient) * c.step_yuan) FILTER (c.state = 'blank'), 0)::DECIMAL(38, 6)
            AS steps_with_blanks,
        sum(t.coefficient * t.coefficient * (c.step_yuan * c.step_yuan)) AS squares,
        max(c.step_yuan) AS step,
        bit_or(
            CASE c.state WHEN 'printed' THEN {PRINTED} WHEN 'blank' THEN {BLANK} WHEN 'dash' THEN {DASH} ELSE {HIDDEN} END
            | if(t.coefficient > 0, {TOTAL}, 0) | if(t.coefficient < 0, {PART}, 0) | if(c.form_complete, 0, {INCOMPLETE})
        ) AS met,
        met & {TOTAL} > 0 AND met & {PART} > 0 AS has_parts,
        met & ({PRINTED} | {HIDDEN}) = 0 AS is_empty,
        met & {HIDDEN} > 0 AS is_hidden,
        met & {DASH} > 0 AS has_dash,
        met & {INCOMPLETE} = 0 AS is_complete
    FROM terms AS t
    JOIN cells AS c ON c.document_id = t.printed_in AND c.fact_id = t.fact_id
    GROUP BY t.document_id, t.instance
"""  # noqa: S608 - fixed numbers
# Mildest explanation first, as in `verdicts`; a note stands in place of a verdict where it tells which.
_CHOICE = f"""
    CASE
        WHEN NOT has_parts THEN '{Note.NO_PARTS}'
        WHEN is_empty THEN '{Note.NOTHING_PRINTED}'
        WHEN is_hidden THEN '{Note.NOT_LEGIBLE}'
        WHEN difference = 0 OR {{is_order}} AND difference < 0 THEN '{Name.EXACT}'
        WHEN gap = step AND (terms = 2 OR 2 * gap > steps) THEN '{Note.ONE_UNIT}'
        WHEN 2 * gap <= steps AND 12 * (gap * gap) > 16 * squares THEN '{Note.BEYOND_4_SIGMA}'
        WHEN 2 * gap <= steps THEN '{Name.ROUNDING}'
        WHEN 2 * gap <= steps_with_blanks THEN '{Note.BLANKS_ROUNDED}'
        WHEN {{is_usual}} AND gap <= if({{is_pair}} AND terms = 2, 1, 4) * steps THEN '{Note.TAILS}'
        WHEN NOT is_complete THEN '{Note.NOT_UNDERSTOOD}'
        WHEN has_dash THEN '{Note.DASHES}'
        WHEN {{is_usual}} THEN '{Note.USUALLY}'
        ELSE '{Name.INCONSISTENT}'
    END
"""
_OF_NOTE = {
    Note.NO_PARTS: Name.NOT_APPLICABLE,
    Note.NOTHING_PRINTED: Name.NOT_APPLICABLE,
    Note.NOT_LEGIBLE: Name.NOT_COMPARABLE,
    Note.ONE_UNIT: Name.BALANCED,
    Note.BEYOND_4_SIGMA: Name.IMPROBABLE,
    Note.BLANKS_ROUNDED: Name.ROUNDING,
    Note.TAILS: Name.BALANCED,
    Note.DASHES: Name.NOT_COMPARABLE,
    Note.NOT_UNDERSTOOD: Name.NOT_COMPARABLE,
    Note.USUALLY: Name.SUSPICIOUS,
}
_NEVER_COMPARED = f"choice IN ('{Note.NO_PARTS}', '{Note.NOTHING_PRINTED}', '{Note.NOT_LEGIBLE}')"


def select_terms(relation: Relation) -> str:
    """Return the SELECT of the facts of all instances of a relation: a row each, with its coefficient."""
    across = relation.scope == "across"
    return _FACTS.format(
        sql=relation.sql,
        printed_in="printed_in" if across else "document_id",
        only_told="SEMI JOIN documents_to_judge USING (document_id)" if across else "",
    )


def select_sums(relation: Relation, terms: str) -> str:
    """Return the SELECT of one verdict an instance: its name, four amounts in yuan, and its note.

    `terms` is a SELECT as of `select_terms`, or the name of a table with its rows.
    """
    choice = _CHOICE.format(
        is_order=str(relation.kind in (Kind.ORDER, Kind.USUAL_ORDER)).upper(),
        is_usual=str(relation.kind in (Kind.USUAL, Kind.USUAL_ORDER)).upper(),
        is_pair=str(relation.kind is Kind.USUAL).upper(),
    )
    named = " ".join(f"WHEN '{note}' THEN '{name}'" for note, name in _OF_NOTE.items())
    amounts = ", ".join(
        f"if({_NEVER_COMPARED}, NULL, {amount})::DECIMAL(24, 6) AS {name}"
        for name, amount in (
            ("printed_yuan", "printed"),
            ("expected_yuan", "expected"),
            ("difference_yuan", "difference"),
            ("bound_yuan", "steps * 0.5"),
        )
    )
    return f"""
        WITH terms AS (FROM {terms}), summed AS ({_SUMMED}), chosen AS (SELECT *, {choice} AS choice FROM summed)
        SELECT document_id, instance, CASE choice {named} ELSE choice END AS verdict, {amounts},
            if(choice IN ('{Name.EXACT}', '{Name.ROUNDING}', '{Name.INCONSISTENT}'), '', choice) AS note
        FROM chosen
    """  # noqa: S608 - made of the catalogue's files and fixed names
