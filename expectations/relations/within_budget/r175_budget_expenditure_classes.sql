-- R175 预算支出等于各功能分类支出之和
-- en: Budgeted expenditure equals the sum of its functional classes
-- kind: sum
-- severity: error
-- source: 预算收支总表、财政拨款收支总表的支出方；未印本年支出的以支出总计代之，并计结转下年；列至类级以下或有未识别支出行的不查
-- needs: 预算收支总表的支出合计与各类支出
-- holds: B01 expenditure:expenditure_total amount 30.01 | B01 expenditure:201 amount 20 | B01 expenditure:208 amount 10
-- holds: B04 expenditure:grand_total subtotal 30 | B04 expenditure:201 subtotal 20 | B04 expenditure:carryover_closing subtotal 10
-- holds: B01 expenditure:expenditure_total amount 30 | B01 expenditure:201 amount 20 | B01 expenditure:name:其他事务 amount 20 | B04 expenditure:grand_total subtotal 9 | B04 expenditure:201 subtotal 9
-- fires: B01 expenditure:expenditure_total amount 35 | B01 expenditure:201 amount 20 | B01 expenditure:208 amount 10
WITH unread AS (
    SELECT DISTINCT document_id, form
    FROM cells
    WHERE side = 'expenditure' AND starts_with(concept, 'name:') AND amount_yuan IS DISTINCT FROM 0
),
facing AS (
    SELECT document_id, form, measure, concept, level, fact_id, if(
        bool_or(concept = 'expenditure_total' AND state <> 'blank') OVER (PARTITION BY document_id, form),
        'expenditure_total', 'grand_total'
    ) AS total
    FROM cells
    WHERE form IN ('B01', 'B04') AND side = 'expenditure' AND measure <> 'last_budget'
)
SELECT document_id, form || '.' || measure AS instance, fact_id, if(concept = total, 1, -1) AS coefficient
FROM facing
ANTI JOIN unread USING (document_id, form)
WHERE concept = total OR level = 'class'
    OR total = 'grand_total' AND concept IN ('carryover_closing', 'surplus_distribution')
QUALIFY bool_or(level = 'class') OVER (PARTITION BY document_id, form)
