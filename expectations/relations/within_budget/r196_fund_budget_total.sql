-- R196 政府性基金、国有资本经营支出表的合计等于财政拨款收支总表的同项预算支出
-- en: The fund and capital budgets in all are the same in their own forms and in the fiscal summary
-- kind: sum
-- severity: error
-- source: 政府性基金与国有资本经营预算支出表、分列预算的财政拨款收支总表
-- needs: 有金额的政府性基金或国有资本经营预算
-- holds: B04 expenditure:grand_total government_fund_budget 30.01 | B04 expenditure:grand_total general_public_budget 9 | B08 total expenditure_total 30
-- fires: B04 expenditure:grand_total state_capital_budget 30 | B09 total expenditure_total 20
WITH sides AS (
    SELECT document_id, fact_id, 1 AS coefficient, if(measure = 'state_capital_budget', 'B09', 'B08') AS form
    FROM cells
    WHERE form = 'B04' AND side = 'expenditure' AND concept = 'grand_total'
        AND measure IN ('government_fund_budget', 'state_capital_budget')
    UNION ALL
    SELECT document_id, fact_id, -1, form
    FROM cells
    WHERE form IN ('B08', 'B09') AND concept = 'total' AND measure = 'expenditure_total'
)
SELECT document_id, form AS instance, fact_id, coefficient
FROM sides
QUALIFY count(DISTINCT coefficient) OVER (PARTITION BY document_id, form) = 2
