-- R186 财政拨款收支总表每行的合计等于三项预算之和
-- en: In every row of the fiscal budget the subtotal equals the three budgets together
-- kind: sum
-- severity: error
-- source: 预算财政拨款收支总表的支出方；三栏全空即未分列，不适用
-- needs: 财政拨款收支总表分列预算的行
-- holds: B04 expenditure:201 subtotal 30.01 | B04 expenditure:201 general_public_budget 20 | B04 expenditure:201 government_fund_budget 10
-- holds: B04 expenditure:201 subtotal 30 | B04 expenditure:201 general_public_budget blank | B04 expenditure:208 subtotal 3 | B04 expenditure:208 general_public_budget 3
-- fires: B04 expenditure:201 subtotal 30 | B04 expenditure:201 general_public_budget 20
SELECT document_id, 'B04.' || concept AS instance, fact_id, if(measure = 'subtotal', 1, -1) AS coefficient
FROM cells
WHERE form = 'B04' AND side = 'expenditure'
    AND measure IN ('subtotal', 'general_public_budget', 'government_fund_budget', 'state_capital_budget')
QUALIFY bool_or(measure <> 'subtotal' AND state <> 'blank') OVER (PARTITION BY document_id, concept)
