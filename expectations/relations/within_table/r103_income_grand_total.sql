-- R103 收入总计等于本年收入合计、使用非财政拨款结余与年初结转结余之和
-- en: Grand total of income equals income of the year, non-fiscal surplus used and opening carry-over
-- kind: sum
-- severity: error
-- source: 公开01表；2018年以前为“用事业基金弥补收支差额”
-- needs: 公开01表收入方的总计与其组成行
-- holds: T01 income:grand_total amount 35.00 | T01 income:income_total amount 30.00 | T01 income:carryover_opening amount 5.00
-- holds: T01 income:grand_total amount 30 | T01 income:income_total amount 30 | T01 income:carryover_opening amount blank
-- fires: T01 income:grand_total amount 30.00 | T01 income:income_total amount 30.00 | T01 income:carryover_opening amount 5.00
SELECT document_id, 'T01' AS instance, fact_id, if(concept = 'grand_total', 1, -1) AS coefficient
FROM cells
WHERE form = 'T01' AND side = 'income' AND measure = 'amount'
    AND concept IN ('grand_total', 'income_total', 'non_fiscal_surplus_used', 'carryover_opening')
QUALIFY bool_or(concept = 'income_total') OVER (PARTITION BY document_id)
