-- R174 预算收入总计等于支出总计
-- en: Budgeted income in all equals budgeted expenditure in all
-- kind: sum
-- severity: error
-- source: 预算收支总表、财政拨款收支总表；支出方按功能、按性质分列的各比一次
-- needs: 预算收支总表两方的总计
-- holds: B01 income:grand_total amount 1369.27 | B01 expenditure:grand_total amount 1369.27 | B01 nature:grand_total amount 1369.28
-- holds: B04 income:grand_total amount 30 | B04 expenditure:grand_total subtotal 30 | B04 expenditure:grand_total general_public_budget 20
-- fires: B01 income:grand_total amount 30 | B01 expenditure:grand_total amount 40
WITH sides AS (
    SELECT document_id, form, side, fact_id
    FROM cells
    WHERE form IN ('B01', 'B04') AND concept = 'grand_total' AND measure IN ('amount', 'subtotal')
),
pairs AS (
    SELECT i.document_id, i.form, s.side, i.fact_id, s.fact_id AS other_fact_id
    FROM sides AS i
    JOIN sides AS s USING (document_id, form)
    WHERE i.side = 'income' AND s.side <> 'income'
)
SELECT document_id, form || '.' || side AS instance, fact_id, 1 AS coefficient
FROM pairs
UNION ALL
SELECT document_id, form || '.' || side, other_fact_id, -1
FROM pairs
