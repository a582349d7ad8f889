-- R312 所印一般公共预算支出完成预算的百分比等于决算数除以预算数
-- en: The rate of completion of the general budget is what was spent over the budget
-- kind: ratio
-- severity: error
-- source: 说明；预算数为零的不适用
-- needs: 完成预算的百分比及其决算数、预算数
-- holds: N05 expenditure_total final 2362.26 | N05 expenditure_total original_budget 2011.68 | N05 expenditure_total completion_original_budget_pct 117.4%
-- fires: N05 expenditure_total final 2362.26 | N05 expenditure_total original_budget 2011.68 | N05 expenditure_total completion_original_budget_pct 159.8%
SELECT document_id, rate_id AS instance, unnest(share_terms(rate_id, spent_id, budget_id), recursive := TRUE)
FROM rate_completion
WHERE form = 'N05' AND concept = 'expenditure_total'
