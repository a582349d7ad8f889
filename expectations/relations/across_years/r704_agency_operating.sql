-- R704 机关运行经费增减额推出的上年数等于上一年度所说的机关运行经费
-- en: Agency operating costs less their change are those of the year before
-- kind: usual
-- severity: warning
-- scope: across
-- source: 说明“机关运行经费”：决算“比上年”对上年决算，预算“比上年预算”对上年预算；统计口径调整可使两者不同，故为请核实
-- needs: 机关运行经费的增减额与上一年度的机关运行经费
-- holds: N10 agency_operating final 271.33 | N10 agency_operating change_prior -14.35 | @2023 N10 agency_operating final 285.68
-- holds: N10 agency_operating final 271.33 | N10 agency_operating prior_final 285.68 | @2023 N10 agency_operating final 285.68
-- fires: N10 agency_operating final 271.33 | N10 agency_operating change_prior -14.35 | @2023 N10 agency_operating final 258.68
-- fires: N10 agency_operating budget 122.98 | N10 agency_operating change_prior_budget 7.20 | B01 total amount 1 | @2023 N10 agency_operating budget 105.78 | @2023 B01 total amount 1
WITH told AS (
    SELECT c.document_id, c.fact_id, c.measure, d.kind = 'budget' AS is_budget
    FROM cells AS c
    JOIN documents AS d USING (document_id)
    WHERE c.form = 'N10' AND c.concept = 'agency_operating' AND c.amount_yuan IS NOT NULL
    -- Told twice with another amount, one of them is of another scope.
    QUALIFY count(*) OVER (PARTITION BY c.document_id, c.measure) = 1
),
now AS (
    SELECT t.document_id, t.fact_id, CASE
        WHEN t.measure IN ('change_prior', 'change_prior_budget') THEN -1
        ELSE 1
    END AS coefficient, t.measure LIKE 'prior%' AS is_prior, t.is_budget
    FROM told AS t
    WHERE t.measure IN (if(t.is_budget, 'budget', 'final'), if(t.is_budget, 'change_prior_budget', 'change_prior'),
        if(t.is_budget, 'prior_budget', 'prior_final'))
),
-- The amount of last year where it is told, else this year's less its change.
implied AS (
    SELECT document_id, fact_id, coefficient
    FROM now
    WINDOW book AS (PARTITION BY document_id)
    QUALIFY if(bool_or(is_prior) OVER book, is_prior, count(*) OVER book = 2 AND min(coefficient) OVER book = -1)
),
before AS (
    SELECT DISTINCT p.document_id, p.prior_document_id, t.fact_id
    FROM paired_years AS p
    JOIN told AS t ON t.document_id = p.prior_document_id AND t.measure = if(t.is_budget, 'budget', 'final')
    WHERE p.form = 'N10'
)
SELECT i.document_id, 'N10.agency_operating' AS instance, i.document_id AS printed_in, i.fact_id, i.coefficient
FROM implied AS i
SEMI JOIN before USING (document_id)
UNION ALL
SELECT b.document_id, 'N10.agency_operating', b.prior_document_id, b.fact_id, -1
FROM before AS b
SEMI JOIN implied USING (document_id)
