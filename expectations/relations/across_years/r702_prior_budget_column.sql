-- R702 预算表所印上年数等于上一年度预算的同项
-- en: The column for the year before equals what the budget of that year printed
-- kind: usual
-- severity: warning
-- scope: across
-- source: 预算各表的上年数一栏，合计与项级；该栏须有两项以上且过半与上年预算相同，证明其为上年预算数而非执行数；变动的科目不比
-- needs: 上年数一栏与上一年度预算的同一张表
-- holds: B05 total last_budget 30.01 | B05 2010301 last_budget 10 | B05 2080505 last_budget 20 | @2023 B05 total expenditure_total 30.00 | @2023 B05 2010301 expenditure_total 10 | @2023 B05 2080505 expenditure_total 20
-- holds: B05 total last_budget 9 | B05 2010301 last_budget 9 | B05 2010308 last_budget 4 | @2023 B05 total expenditure_total 9 | @2023 B05 2010301 expenditure_total 9 | @2023 B05 2010308 expenditure_total 7
-- fires: B05 total last_budget 30 | B05 2010301 last_budget 10 | B05 2080505 last_budget 20 | @2023 B05 total expenditure_total 30 | @2023 B05 2010301 expenditure_total 10 | @2023 B05 2080505 expenditure_total 25
WITH main_column (form, measures) AS (
    VALUES
        ('B01', ['amount']), ('B04', ['subtotal', 'amount']), ('B05', ['expenditure_total']),
        ('B06', ['basic_expenditure']), ('B08', ['expenditure_total']), ('B09', ['expenditure_total'])
),
before AS (
    SELECT p.document_id, p.prior_document_id, p.form, p.side, p.concept, p.fact_id, p.amount_yuan
    FROM prior_cells AS p
    JOIN main_column AS m ON m.form = p.form AND list_contains(m.measures, p.measure)
    WHERE p.level IN ('item', 'total', 'line') AND p.concept NOT LIKE 'name:%'
),
sides AS (
    SELECT c.document_id, c.form, c.side, c.concept, c.fact_id, c.amount_yuan, c.step_yuan,
        sum(b.amount_yuan) AS prior_yuan
    FROM cells AS c
    JOIN before AS b USING (document_id, form, side, concept)
    WHERE c.measure = 'last_budget'
    GROUP BY ALL
),
proven AS (
    SELECT document_id, form, side, concept, fact_id
    FROM sides
    WINDOW form_of AS (PARTITION BY document_id, form)
    QUALIFY count(*) FILTER (WHERE amount_yuan <> 0 AND abs(amount_yuan - prior_yuan) <= step_yuan) OVER form_of >= 2
        AND 2 * count(*) FILTER (WHERE amount_yuan <> 0 AND abs(amount_yuan - prior_yuan) <= step_yuan) OVER form_of
            > count(*) FILTER (WHERE amount_yuan <> 0 OR prior_yuan <> 0) OVER form_of
)
SELECT document_id, fact_id AS instance, document_id AS printed_in, fact_id, 1 AS coefficient
FROM proven
UNION ALL
SELECT p.document_id, p.fact_id, b.prior_document_id, b.fact_id, -1
FROM proven AS p
JOIN before AS b USING (document_id, form, side, concept)
