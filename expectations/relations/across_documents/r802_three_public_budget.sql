-- R802 “三公”经费决算表的年初预算数等于该年度预算的同项
-- en: The initial budget of the three-public outturn equals the budget of that year
-- kind: usual
-- severity: warning
-- scope: across
-- source: 公开09表的年初预算数，或表下注明为年初预算的预算数，与预算“三公”经费表；全年（调整后）预算数不比
-- needs: 公开09表的年初预算数与该年度“三公”经费预算
-- holds: T09 reception initial_budget 3.00 | T09 reception budget 2.00 | @budget B07 reception budget 3.01
-- holds: T09 three_public_total budget 8 | form T09 note=预算数为年初预算 | @budget B07 three_public_total budget 8
-- fires: T09 reception initial_budget 3.00 | @budget B07 reception budget 5.00
WITH initial AS (
    SELECT c.document_id, c.concept, c.fact_id
    FROM cells AS c
    JOIN forms AS f USING (document_id, form)
    WHERE c.form = 'T09' AND (
        c.measure = 'initial_budget'
        OR c.measure = 'budget' AND regexp_matches(f.note, '年初预算')
            AND NOT regexp_matches(f.note, '全年预算|调整')
    )
),
budgeted AS (
    SELECT p.document_id, p.budget_document_id, c.concept, c.fact_id
    FROM paired_budgets AS p
    JOIN cells AS c ON c.document_id = p.budget_document_id AND c.form = p.budget_form
    WHERE p.form = 'T09' AND p.budget_form = 'B07' AND c.measure = 'budget'
),
pairs AS (
    SELECT i.document_id, i.concept, i.fact_id, b.budget_document_id, b.fact_id AS budget_fact_id
    FROM initial AS i
    JOIN budgeted AS b USING (document_id, concept)
)
SELECT document_id, concept AS instance, document_id AS printed_in, fact_id, 1 AS coefficient
FROM pairs
UNION ALL
SELECT document_id, concept, budget_document_id, budget_fact_id, -1
FROM pairs
