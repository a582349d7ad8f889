-- R125 财政拨款总表的总计等于本年合计加结转结余，且两方总计相等
-- en: Each fiscal grand total is the year plus carry-over, and the two grand totals are equal
-- kind: sum
-- severity: error
-- source: 公开04表（支出方取小计栏）
-- needs: 公开04表的总计与其组成行
-- holds: T04 income:grand_total amount 35 | T04 income:income_total amount 30 | T04 income:carryover_opening amount 5
-- holds: T04 income:grand_total amount 35 | T04 expenditure:grand_total subtotal 35
-- holds: T04 income:grand_total amount 30 | T04 income:income_total amount 30 | T04 income:carryover_opening_general_public_budget amount 5
-- fires: T04 income:grand_total amount 35 | T04 income:income_total amount 30 | T04 income:carryover_opening amount 4
-- fires: T04 expenditure:grand_total subtotal 35 | T04 expenditure:expenditure_total subtotal 30 | T04 expenditure:carryover_closing subtotal 4
-- fires: T04 income:grand_total amount 35 | T04 expenditure:grand_total subtotal 34
WITH totals AS (
    SELECT document_id, fact_id, side, concept
    FROM cells
    WHERE form = 'T04' AND side IN ('income', 'expenditure') AND measure IN ('amount', 'subtotal')
        AND concept IN (
            'grand_total', 'income_total', 'carryover_opening', 'expenditure_total', 'carryover_closing'
        )
)
SELECT document_id, 'T04.' || side AS instance, fact_id, if(concept = 'grand_total', 1, -1) AS coefficient
FROM totals
QUALIFY bool_or(concept IN ('income_total', 'expenditure_total')) OVER (PARTITION BY document_id, side)
UNION ALL
SELECT document_id, 'T04.grand_total', fact_id, if(side = 'income', 1, -1)
FROM totals
WHERE concept = 'grand_total'
