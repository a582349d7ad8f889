-- R801 决算说明逐项所说的年初预算等于该年度预算的同项
-- en: The initial budget told of each item is that of the budget of the year
-- kind: usual
-- severity: warning
-- scope: across
-- source: 决算说明“一般公共预算财政拨款支出决算具体情况”的年初预算与该年度预算一般公共预算支出表；须有两项以上且过半与预算相同，证明两者口径相同；全年（调整）预算不比
-- needs: 说明中逐项所说的年初预算与该年度预算
-- holds: N05 2010301 original_budget 1025.1 | N05 2010302 original_budget 450 | N05 expenditure_total original_budget 1475.1 | @budget B05 2010301 expenditure_total 1025.10 | @budget B05 2010302 expenditure_total 450.00 | @budget B05 total expenditure_total 1475.10
-- holds: N05 2010301 original_budget 10 | N05 2010302 original_budget 20 | N05 2010350 original_budget 30 | @budget B05 2010301 expenditure_total 10 | @budget B05 2010302 expenditure_total 20 | @budget B05 2010350 expenditure_total 30
-- fires: N05 2010301 original_budget 10 | N05 2010302 original_budget 20 | N05 2010350 original_budget 30 | @budget B05 2010301 expenditure_total 10 | @budget B05 2010302 expenditure_total 20 | @budget B05 2010350 expenditure_total 33
WITH told AS (
    SELECT document_id, if(concept = 'expenditure_total', 'total', concept) AS concept, fact_id, amount_yuan, step_yuan
    FROM cells
    WHERE form = 'N05' AND measure = 'original_budget' AND amount_yuan IS NOT NULL
        AND (level = 'item' OR concept = 'expenditure_total')
    QUALIFY count(*) OVER (PARTITION BY document_id, concept) = 1
),
budgeted AS (
    SELECT p.document_id, p.budget_document_id, c.concept, c.fact_id, c.amount_yuan
    FROM paired_budgets AS p
    JOIN cells AS c ON c.document_id = p.budget_document_id AND c.form = p.budget_form
    WHERE p.form = 'N05' AND p.budget_form = 'B05' AND c.measure = 'expenditure_total' AND c.level IN ('item', 'total')
),
pairs AS (
    SELECT t.document_id, t.concept, t.fact_id, b.budget_document_id, b.fact_id AS budget_fact_id,
        t.amount_yuan <> 0 AND abs(t.amount_yuan - b.amount_yuan) <= t.step_yuan AS same,
        t.amount_yuan + b.amount_yuan <> 0 AS counts
    FROM told AS t
    JOIN budgeted AS b USING (document_id, concept)
),
proven AS (
    SELECT *
    FROM pairs
    WINDOW book AS (PARTITION BY document_id)
    QUALIFY count(*) FILTER (WHERE same) OVER book >= 2
        AND 2 * count(*) FILTER (WHERE same) OVER book > count(*) FILTER (WHERE counts) OVER book
)
SELECT document_id, 'N05.' || concept AS instance, document_id AS printed_in, fact_id, 1 AS coefficient
FROM proven
UNION ALL
SELECT document_id, 'N05.' || concept, budget_document_id, budget_fact_id, -1
FROM proven
