-- R306 说明中的财政拨款收支数等于财政拨款收支总表
-- en: Fiscal income and expenditure told in words equal the fiscal summary form
-- kind: sum
-- severity: error
-- source: 说明“财政拨款收入支出决算总体情况”与公开04表；分资金的支出只比公开04表已分列的
-- needs: 说明中的财政拨款收支数与公开04表
-- holds: N04 grand_total final 2362.26 | T04 income:grand_total amount 2362.26 | T04 expenditure:grand_total subtotal 2362.26
-- holds: N04 government_fund_budget final 0 | T04 income:government_fund_budget amount blank
-- fires: N04 grand_total final 2362.26 | T04 expenditure:grand_total subtotal 2262.26
-- fires: N04 general_public_budget final 9 | T04 income:general_public_budget amount 8
WITH pairs AS (
    SELECT n.document_id, n.fact_id AS told, t.fact_id AS printed, t.side
    FROM cells AS n
    JOIN cells AS t ON t.document_id = n.document_id AND t.form = 'T04' AND t.concept = n.concept
        AND (n.side = t.side OR n.side = '' AND (n.concept = 'grand_total' OR t.side = if(n.concept = 'expenditure_total', 'expenditure', 'income')))
        AND t.measure = if(t.side = 'income', 'amount', 'subtotal')
    WHERE n.form = 'N04' AND n.measure = 'final' AND n.quantity IS NULL
)
SELECT document_id, concat_ws('.', told, side) AS instance, unnest([told, printed]) AS fact_id,
    unnest([1, -1]) AS coefficient
FROM pairs
