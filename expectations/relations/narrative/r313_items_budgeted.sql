-- R313 说明中各项的年初预算之和等于合计
-- en: The budgets told of the items add up to the total told
-- kind: sum
-- severity: error
-- source: 说明“一般公共预算财政拨款支出决算具体情况”；所说各项与公开05表各项不同的不适用
-- needs: 说明中逐项所说的年初预算及其合计
-- holds: N05 expenditure_total original_budget 30 | N05 2010301 original_budget 10 | N05 2010302 original_budget 20 | T05 2010301 expenditure_total 1 | T05 2010302 expenditure_total 1
-- fires: N05 expenditure_total original_budget 40 | N05 2010301 original_budget 10 | N05 2010302 original_budget 20 | T05 2010301 expenditure_total 1 | T05 2010302 expenditure_total 1
SELECT document_id, instance, fact_id, coefficient
FROM told_items
WHERE measure = 'original_budget'
