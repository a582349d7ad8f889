-- R225 财政拨款的结转结余与总计不大于全部资金的同项
-- en: Fiscal carry-overs and grand total are within those of all funds
-- kind: order
-- severity: error
-- source: 公开04表与公开01表
-- needs: 公开01表与公开04表的结转结余或总计
-- holds: T04 income:carryover_opening amount 5 | T01 income:carryover_opening amount 7
-- holds: T04 expenditure:carryover_closing subtotal 5.01 | T01 expenditure:carryover_closing amount 5
-- holds: T04 income:grand_total amount 30 | T01 income:grand_total amount 40
-- fires: T04 income:carryover_opening amount 8 | T01 income:carryover_opening amount 7
-- fires: T04 income:grand_total amount 50 | T01 income:grand_total amount 40
SELECT document_id, concept AS instance, fact_id, if(form = 'T04', 1, -1) AS coefficient
FROM cells
WHERE form IN ('T01', 'T04') AND measure IN ('amount', 'subtotal') AND (
    side = 'income' AND concept IN ('carryover_opening', 'grand_total')
    OR side = 'expenditure' AND concept = 'carryover_closing'
)
