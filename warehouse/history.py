"""The life of every finding: first seen, last seen, resolved by which version, waived, or superseded.

The history follows from what the warehouse holds: findings, verdicts, versions, runs and waivers. Bringing it up to
date twice changes nothing, so a night that died before it is made good by the next.

A finding that is gone is resolved only by a version newly read in which its relation was judged and holds. Gone from
the same bytes, it was ours to withdraw: `superseded`. Gone because a form or a book could not be read, it stays open.
"""

from __future__ import annotations

import duckdb

from warehouse.load import transaction

# What a verdict says of the relation: it fails, it holds, it cannot be said. All others are «not applicable here».
FAILING = "('inconsistent', 'suspicious')"
HOLDING = "('exact', 'rounding', 'balanced', 'improbable')"
UNSURE = "('extraction_doubt', 'errored')"

_VERSIONS = """
CREATE OR REPLACE TEMP TABLE history_versions AS
SELECT d.document_id, d.publisher, d.fiscal_year, d.kind, d.scope, d.site, d.version, d.is_current,
    d.came_at, documents.judged_with IS NOT NULL AS judged,
    d.publisher <> '' AND d.fiscal_year IS NOT NULL AS is_known
FROM disclosures AS d
JOIN documents USING (document_id)
"""

_SEEN = """
CREATE OR REPLACE TEMP TABLE history_seen AS
WITH met AS (
    SELECT sha256 AS document_id, max(captured_at) AS last_met
    FROM captures
    WHERE role = 'attachment' AND state IN ('new', 'changed', 'unchanged')
    GROUP BY sha256
)
SELECT f.* EXCLUDE (first_seen, last_seen), v.* EXCLUDE (document_id),
    min(f.first_seen) OVER of_finding AS first_seen,
    greatest(min(f.first_seen) OVER of_finding, max(coalesce(m.last_met, f.last_seen)) OVER of_finding) AS last_seen
FROM findings AS f
JOIN history_versions AS v USING (document_id)
LEFT JOIN met AS m USING (document_id)
WINDOW of_finding AS (PARTITION BY f.finding_id)
QUALIFY row_number() OVER (PARTITION BY f.finding_id ORDER BY v.is_current DESC, v.version DESC, document_id) = 1
"""

_RECORD = """
INSERT OR REPLACE INTO finding_history BY NAME
WITH joined AS (
    SELECT s.*, s.is_current OR h.state IS NULL AS opens, h.state AS old_state, h.resolved_by, h.resolved_version,
        h.resolved_at, h.superseded_by, h.first_run AS old_run, coalesce(h.changed_at, s.first_seen) AS changed_at,
        coalesce(h.first_seen <= s.first_seen, FALSE) AS is_older, h.first_seen AS old_first
    FROM history_seen AS s
    LEFT JOIN finding_history AS h USING (finding_id)
)
SELECT j.finding_id, j.site, j.publisher, j.fiscal_year, j.kind, j.scope, j.document_id, j.relation, j.instance,
    j.also, j.verdict, j.severity, j.message_zh, j.message_en,
    list_sort(list_distinct([split_part(r, '.', 1) FOR r IN j.fact_ids IF NOT contains(split_part(r, '.', 1), ':')]))
        AS forms,
    list_distinct(
        [j.document_id] || [split_part(r, ':', 1) FOR r IN j.fact_ids IF contains(split_part(r, '.', 1), ':')]
    )
        AS rests_on,
    if(j.is_older, j.old_first, j.first_seen) AS first_seen,
    if(j.is_older, j.old_run, began.run_id) AS first_run,
    j.last_seen,
    met.run_id AS last_run,
    if(j.opens, 'open', j.old_state) AS state,
    if(j.opens, NULL, j.resolved_by) AS resolved_by,
    if(j.opens, NULL, j.resolved_version) AS resolved_version,
    if(j.opens, NULL, j.resolved_at) AS resolved_at,
    if(j.opens, NULL, j.superseded_by) AS superseded_by,
    j.changed_at
FROM joined AS j
ASOF LEFT JOIN runs AS began ON j.first_seen >= began.started_at
ASOF LEFT JOIN runs AS met ON j.last_seen >= met.started_at
"""

_GONE = """
CREATE OR REPLACE TEMP TABLE history_gone AS
SELECT h.* EXCLUDE (document_id), h.document_id AS last_document_id,
    h.also || [h.relation || ':' || h.instance] AS claims
FROM finding_history AS h
ANTI JOIN (FROM history_seen WHERE is_current) AS s USING (finding_id)
WHERE h.state IN ('open', 'waived')
"""

_STANDING = """
CREATE OR REPLACE TEMP TABLE history_standing AS
SELECT g.finding_id, v.document_id, v.version, v.came_at, v.judged
FROM history_gone AS g
JOIN history_versions AS v
    ON v.publisher = g.publisher AND v.kind = g.kind AND v.scope = g.scope
    AND v.fiscal_year IS NOT DISTINCT FROM g.fiscal_year AND (v.is_known OR v.document_id = g.last_document_id)
WHERE v.is_current
"""

_OUTCOMES = f"""
CREATE OR REPLACE TEMP TABLE history_outcomes AS
WITH judged AS (
    SELECT g.finding_id, v.document_id, v.relation, v.instance, v.verdict,
        v.relation = g.relation AND v.instance = g.instance AS leads
    FROM history_gone AS g
    JOIN history_standing AS s USING (finding_id)
    JOIN verdicts AS v USING (document_id)
    WHERE list_contains(g.claims, v.relation || ':' || v.instance)
),
told AS (
    SELECT finding_id,
        bool_or(verdict IN {FAILING}) AS fails,
        bool_or(verdict IN {UNSURE}) AS is_unsure,
        bool_or(leads) AS is_judged,
        bool_or(leads AND verdict IN {HOLDING}) AS holds
    FROM judged
    GROUP BY finding_id
),
evaluated AS (
    SELECT DISTINCT g.finding_id
    FROM history_gone AS g
    JOIN history_standing AS s USING (finding_id)
    JOIN verdicts AS v USING (document_id)
    WHERE v.relation = g.relation AND (v.verdict IN {HOLDING} OR v.verdict IN {FAILING})
),
unread AS (
    SELECT DISTINCT g.finding_id
    FROM (SELECT finding_id, unnest(forms) AS form FROM history_gone) AS g
    ANTI JOIN (
        SELECT s.finding_id, f.form
        FROM history_standing AS s
        JOIN forms AS f USING (document_id)
        WHERE f.status = 'empty' OR (f.status = 'read' AND f.complete)
    ) AS r USING (finding_id, form)
),
bases AS (
    SELECT finding_id, document_id FROM history_standing
    UNION
    SELECT j.finding_id, t.printed_in
    FROM judged AS j
    JOIN verdict_terms AS t USING (document_id, relation, instance)
    WHERE j.leads AND t.printed_in IS NOT NULL
),
newer AS (
    SELECT b.finding_id, arg_max(v.document_id, (v.came_at, v.document_id)) AS document_id
    FROM bases AS b
    JOIN history_gone AS g USING (finding_id)
    JOIN history_versions AS v ON v.document_id = b.document_id
    WHERE NOT list_contains(g.rests_on, b.document_id)
    GROUP BY b.finding_id
)
SELECT g.finding_id, n.document_id AS resolver,
    CASE
        WHEN NOT s.judged THEN NULL
        WHEN t.fails THEN 'superseded'
        WHEN t.is_unsure OR u.finding_id IS NOT NULL THEN NULL
        WHEN n.document_id IS NULL THEN 'superseded'
        WHEN t.holds OR (t.is_judged IS NULL AND e.finding_id IS NOT NULL) THEN 'resolved'
    END AS outcome
FROM history_gone AS g
JOIN (SELECT finding_id, bool_and(judged) AS judged FROM history_standing GROUP BY ALL) AS s USING (finding_id)
LEFT JOIN told AS t USING (finding_id)
LEFT JOIN evaluated AS e USING (finding_id)
LEFT JOIN unread AS u USING (finding_id)
LEFT JOIN newer AS n USING (finding_id)
UNION ALL
-- Our reading now says that the document is of another body, year or kind.
SELECT g.finding_id, NULL, 'superseded'
FROM history_gone AS g
JOIN history_versions AS v ON v.document_id = g.last_document_id
ANTI JOIN history_standing AS s ON s.finding_id = g.finding_id
WHERE v.judged
"""  # noqa: S608 - verdicts of our own

_RESOLVE = """
UPDATE finding_history AS h
SET state = 'resolved', resolved_by = o.resolver, resolved_version = v.version, resolved_at = v.came_at
FROM history_outcomes AS o
JOIN history_versions AS v ON v.document_id = o.resolver
WHERE h.finding_id = o.finding_id AND o.outcome = 'resolved'
"""

_SUPERSEDE = """
UPDATE finding_history AS h
SET state = 'superseded', superseded_by = successor
FROM (
    SELECT o.finding_id, min(f.finding_id) AS successor
    FROM history_outcomes AS o
    JOIN history_gone AS g USING (finding_id)
    LEFT JOIN history_standing AS s USING (finding_id)
    LEFT JOIN findings AS f
        ON f.document_id = s.document_id AND list_has_any(g.claims, f.also || [f.relation || ':' || f.instance])
    WHERE o.outcome = 'superseded'
    GROUP BY o.finding_id
) AS o
WHERE h.finding_id = o.finding_id
"""

_INHERIT = """
UPDATE finding_history AS h
SET first_seen = o.first_seen, first_run = o.first_run
FROM (
    SELECT superseded_by AS finding_id, min(first_seen) AS first_seen, arg_min(first_run, first_seen) AS first_run
    FROM finding_history
    WHERE superseded_by IS NOT NULL
    GROUP BY superseded_by
) AS o
WHERE h.finding_id = o.finding_id AND o.first_seen < h.first_seen
"""

_WAIVE = """
UPDATE finding_history
SET state = if(finding_id IN (SELECT finding_id FROM active_waivers), 'waived', 'open')
WHERE state IN ('open', 'waived')
"""

_NOTE_CHANGES = """
UPDATE finding_history AS h
SET changed_at = now()
FROM history_before AS b
WHERE h.finding_id = b.finding_id AND (h.state, h.document_id) IS DISTINCT FROM (b.state, b.document_id)
"""

_TEMPORARY = (
    "history_before",
    "history_versions",
    "history_seen",
    "history_gone",
    "history_standing",
    "history_outcomes",
)


def update_history(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring the life of every finding up to date with the last judgement, in one transaction."""
    with transaction(connection):
        connection.execute("CREATE OR REPLACE TEMP TABLE history_before AS FROM finding_history")
        for statement in (_VERSIONS, _SEEN, _RECORD, _GONE, _STANDING, _OUTCOMES):
            connection.execute(statement)
        for statement in (_RESOLVE, _SUPERSEDE, _INHERIT, _WAIVE, _NOTE_CHANGES):
            connection.execute(statement)
        for table in _TEMPORARY:
            connection.execute(f"DROP TABLE temp.{table}")
