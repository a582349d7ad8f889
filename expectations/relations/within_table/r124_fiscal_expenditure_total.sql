-- R124 财政拨款总表每栏的本年支出合计等于各类支出之和
-- en: In every column of the fiscal summary total expenditure equals the sum of its classes
-- kind: sum
-- severity: error
-- source: 公开04表支出方；合计行未印该栏的不适用
-- needs: 公开04表的本年支出合计与各类支出
-- holds: T04 expenditure:expenditure_total subtotal 30.01 | T04 expenditure:201 subtotal 10 | T04 expenditure:208 subtotal 20
-- holds: T04 expenditure:expenditure_total subtotal 10 | T04 expenditure:201 subtotal 10 | T04 expenditure:expenditure_total general_public_budget blank | T04 expenditure:201 general_public_budget 10
-- fires: T04 expenditure:expenditure_total general_public_budget 40 | T04 expenditure:201 general_public_budget 10 | T04 expenditure:208 general_public_budget 20
SELECT document_id, 'T04.' || measure AS instance, fact_id, if(level = 'class', -1, 1) AS coefficient
FROM cells
WHERE form = 'T04' AND side = 'expenditure'
    AND measure IN ('subtotal', 'general_public_budget', 'government_fund_budget', 'state_capital_budget')
    AND (level = 'class' OR concept = 'expenditure_total')
QUALIFY bool_or(concept = 'expenditure_total' AND state <> 'blank') OVER (PARTITION BY document_id, measure)
