-- R803 决算说明所说机关运行经费的年初预算等于该年度预算的机关运行经费
-- en: The initial budget told of agency operating costs is that of the budget of the year
-- kind: usual
-- severity: warning
-- scope: across
-- source: 决算说明“机关运行经费”的年初预算，或由决算数减“比年初预算”的增减额得出，与该年度预算说明的机关运行经费
-- needs: 机关运行经费的年初预算与该年度预算
-- holds: N10 agency_operating final 271.33 | N10 agency_operating change_original_budget -14.35 | @budget N10 agency_operating budget 285.68 | @budget B05 total expenditure_total 1
-- fires: N10 agency_operating original_budget 285.68 | @budget N10 agency_operating budget 258.68 | @budget B05 total expenditure_total 1
WITH told AS (
    SELECT document_id, fact_id, measure, if(measure = 'change_original_budget', -1, 1) AS coefficient
    FROM cells
    WHERE form = 'N10' AND concept = 'agency_operating' AND amount_yuan IS NOT NULL
    QUALIFY count(*) OVER (PARTITION BY document_id, measure) = 1
),
initial AS (
    SELECT document_id, fact_id, coefficient
    FROM told
    WHERE measure IN ('final', 'change_original_budget', 'original_budget')
    WINDOW book AS (PARTITION BY document_id)
    QUALIFY if(bool_or(measure = 'original_budget') OVER book, measure = 'original_budget', count(*) OVER book = 2)
),
budgeted AS (
    SELECT p.document_id, p.budget_document_id, t.fact_id
    FROM paired_budgets AS p
    JOIN told AS t ON t.document_id = p.budget_document_id
    WHERE p.form = 'N10' AND p.budget_form = 'N10' AND t.measure = 'budget'
)
SELECT i.document_id, 'N10.agency_operating' AS instance, i.document_id AS printed_in, i.fact_id, i.coefficient
FROM initial AS i
SEMI JOIN budgeted USING (document_id)
UNION ALL
SELECT b.document_id, 'N10.agency_operating', b.budget_document_id, b.fact_id, -1
FROM budgeted AS b
SEMI JOIN initial USING (document_id)
