-- R805 项目自评表的年初预算数等于该年度预算的同名项目
-- en: The original budget of a self-evaluated project equals the project of that name in the budget of the year
-- kind: usual
-- severity: warning
-- scope: across
-- source: 项目支出绩效自评表的年初预算数与预算项目支出表；两处都只有一个同名项目的；全年（调整后）预算数不比
-- needs: 自评表的年初预算数与该年度预算的同名项目
-- holds: A02 name:街道绿化 original_budget 90 | @budget B10 name:街道绿化 expenditure_total 90.01
-- holds: A02 name:街道绿化 original_budget 90 | A02 name:街道绿化 revised_budget 80 | @budget B10 name:街道绿化 expenditure_total 90 | @budget B10 name:桥梁养护 expenditure_total 20
-- fires: A02 name:街道绿化 original_budget 90 | @budget B10 name:街道绿化 expenditure_total 190
WITH pairs AS (
    SELECT a.document_id, a.concept, a.fact_id, p.budget_document_id, b.fact_id AS budget_fact_id
    FROM cells AS a
    JOIN paired_budgets AS p ON p.document_id = a.document_id AND p.form = 'A02' AND p.budget_form = 'B10'
    JOIN cells AS b ON b.document_id = p.budget_document_id AND b.form = 'B10' AND b.concept = a.concept
    WHERE a.form = 'A02' AND a.side = '' AND a.measure = 'original_budget' AND starts_with(a.concept, 'name:')
        AND b.measure = 'expenditure_total' AND a.amount_yuan IS NOT NULL AND b.amount_yuan IS NOT NULL
    QUALIFY count(*) OVER (PARTITION BY a.document_id, a.concept) = 1
)
SELECT document_id, concept AS instance, document_id AS printed_in, fact_id, 1 AS coefficient
FROM pairs
UNION ALL
SELECT document_id, concept, budget_document_id, budget_fact_id, -1
FROM pairs
