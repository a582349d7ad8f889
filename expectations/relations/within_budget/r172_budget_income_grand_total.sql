-- R172 预算收入总计等于本年收入与上年结转之和
-- en: Budgeted income in all equals income of the year plus what was carried over
-- kind: sum
-- severity: error
-- source: 预算收支总表、财政拨款收支总表
-- needs: 预算收支总表的本年收入与收入总计
-- holds: B01 income:grand_total amount 4684.30 | B01 income:income_total amount 4676.96 | B01 income:carryover_opening amount 7.34
-- fires: B04 income:grand_total amount 30 | B04 income:income_total amount 20 | B04 income:carryover_opening amount blank
SELECT document_id, form AS instance, fact_id, if(concept = 'grand_total', 1, -1) AS coefficient
FROM cells
WHERE form IN ('B01', 'B04') AND side = 'income' AND measure = 'amount'
    AND concept IN ('grand_total', 'income_total', 'carryover_opening', 'non_fiscal_surplus_used')
QUALIFY bool_or(concept = 'income_total' AND state <> 'blank') OVER (PARTITION BY document_id, form)
