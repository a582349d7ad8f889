-- R312 所印一般公共预算支出完成预算的百分比等于决算数除以预算数
-- en: The rate of completion of the general budget is what was spent over the budget
-- kind: ratio
-- severity: error
-- source: 说明；预算数为零的不适用
-- needs: 完成预算的百分比及其决算数、预算数
-- holds: N05 expenditure_total final 2362.26 | N05 expenditure_total original_budget 2011.68 | N05 expenditure_total completion_original_budget_pct 117.4%
-- fires: N05 expenditure_total final 2362.26 | N05 expenditure_total original_budget 2011.68 | N05 expenditure_total completion_original_budget_pct 159.8%
WITH budgets AS (
    SELECT document_id, rate_id, fact_id
    FROM rate_amounts
    WHERE form = 'N05' AND concept = 'expenditure_total' AND rate = 'completion_' || measure || '_pct'
),
spent AS (
    SELECT document_id, rate_id, fact_id
    FROM rate_amounts
    WHERE measure = 'final' AND starts_with(rate, 'completion_')
)
SELECT document_id, rate_id AS instance, rate_id AS fact_id, 0 AS above, 0 AS below, TRUE AS is_rate
FROM budgets
SEMI JOIN spent USING (document_id, rate_id)
UNION ALL
SELECT document_id, rate_id, s.fact_id, 1, 0, FALSE
FROM spent AS s
SEMI JOIN budgets USING (document_id, rate_id)
UNION ALL
SELECT document_id, rate_id, b.fact_id, 0, 1, FALSE
FROM budgets AS b
SEMI JOIN spent USING (document_id, rate_id)
