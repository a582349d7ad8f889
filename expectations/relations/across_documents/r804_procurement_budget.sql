-- R804 决算说明所说政府采购预算等于该年度预算的政府采购预算
-- en: The procurement budget told in final accounts is that of the budget of the year
-- kind: usual
-- severity: warning
-- scope: across
-- source: 决算说明“政府采购”写明年初预算的，与该年度预算说明的政府采购预算总额；采购的支出与预算之间没有恒等关系，不比
-- needs: 决算说明中政府采购的年初预算与该年度预算
-- holds: N11 procurement_total original_budget 60.00 | N11 procurement_total final 58.94 | @budget N11 procurement_total budget 60.00 | @budget B05 total expenditure_total 1
-- fires: N11 procurement_total original_budget 60.00 | @budget N11 procurement_total budget 66.00 | @budget B05 total expenditure_total 1
WITH told AS (
    SELECT document_id, fact_id, measure
    FROM cells
    WHERE form = 'N11' AND concept = 'procurement_total' AND amount_yuan IS NOT NULL
        AND measure IN ('original_budget', 'budget')
    QUALIFY count(*) OVER (PARTITION BY document_id, measure) = 1
),
pairs AS (
    SELECT p.document_id, i.fact_id, p.budget_document_id, b.fact_id AS budget_fact_id
    FROM paired_budgets AS p
    JOIN told AS i ON i.document_id = p.document_id AND i.measure = 'original_budget'
    JOIN told AS b ON b.document_id = p.budget_document_id AND b.measure = 'budget'
    WHERE p.form = 'N11' AND p.budget_form = 'N11'
)
SELECT document_id, 'N11.procurement_total' AS instance, document_id AS printed_in, fact_id, 1 AS coefficient
FROM pairs
UNION ALL
SELECT document_id, 'N11.procurement_total', budget_document_id, budget_fact_id, -1
FROM pairs
