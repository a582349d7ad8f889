-- R404 所印项目完成预算的百分比等于决算数除以预算数
-- en: The rate of completion of projects is what was spent over the budget
-- kind: ratio
-- severity: error
-- source: 说明与绩效自评表；预算数为零的不适用
-- needs: 完成预算的百分比及其决算数、预算数
-- holds: N13 name:甲 final 2362.26 | N13 name:甲 revised_budget 2011.68 | N13 name:甲 completion_revised_budget_pct 117.4%
-- fires: N13 name:甲 final 2362.26 | N13 name:甲 revised_budget 2011.68 | N13 name:甲 completion_revised_budget_pct 159.8%
-- holds: A02 name:甲 final 137.74 | A02 name:甲 revised_budget 137.74 | A02 name:甲 completion_pct 100%
-- fires: A02 name:防范 final 101.34 | A02 name:防范 revised_budget 90 | A02 name:防范 completion_pct 112%
SELECT document_id, rate_id AS instance, unnest(share_terms(rate_id, spent_id, budget_id), recursive := TRUE)
FROM rate_completion
WHERE form IN ('N13', 'A01', 'A02')
