-- R173 预算支出总计等于本年支出与结转下年之和
-- en: Budgeted expenditure in all equals expenditure of the year plus what is carried forward
-- kind: sum
-- severity: error
-- source: 预算收支总表、财政拨款收支总表的支出方
-- needs: 预算收支总表的本年支出与支出总计
-- holds: B01 expenditure:grand_total amount 30.01 | B01 expenditure:expenditure_total amount 25 | B01 expenditure:carryover_closing amount 5
-- fires: B04 expenditure:grand_total subtotal 30 | B04 expenditure:expenditure_total subtotal 20 | B04 expenditure:carryover_closing subtotal blank
SELECT
    document_id,
    concat_ws('.', form, nullif(side, 'expenditure'), measure) AS instance,
    fact_id,
    if(concept = 'grand_total', 1, -1) AS coefficient
FROM cells
WHERE form IN ('B01', 'B04') AND side <> 'income'
    AND concept IN ('grand_total', 'expenditure_total', 'carryover_closing', 'surplus_distribution')
QUALIFY bool_or(concept = 'expenditure_total' AND state <> 'blank')
    OVER (PARTITION BY document_id, form, side, measure)
