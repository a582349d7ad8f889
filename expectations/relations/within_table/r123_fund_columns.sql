-- R123 财政拨款总表每行的小计等于三项预算之和
-- en: In every row of the fiscal summary the subtotal equals the sum of the budgets
-- kind: sum
-- severity: error
-- source: 公开04表支出方；合计各行只印小计、各预算栏全空的不适用
-- needs: 公开04表的小计栏与各预算栏
-- holds: T04 expenditure:201 subtotal 30.01 | T04 expenditure:201 general_public_budget 20 | T04 expenditure:201 government_fund_budget 10
-- holds: T04 expenditure:201 subtotal 3 | T04 expenditure:201 general_public_budget 3 | T04 expenditure:grand_total subtotal 3 | T04 expenditure:grand_total general_public_budget blank
-- fires: T04 expenditure:201 subtotal 30 | T04 expenditure:201 general_public_budget 20 | T04 expenditure:201 government_fund_budget 20
SELECT document_id, 'T04.' || concept AS instance, fact_id, if(measure = 'subtotal', 1, -1) AS coefficient
FROM cells
WHERE form = 'T04' AND side = 'expenditure'
    AND measure IN ('subtotal', 'general_public_budget', 'government_fund_budget', 'state_capital_budget')
QUALIFY bool_or(measure <> 'subtotal' AND state <> 'blank') OVER (PARTITION BY document_id, concept)
