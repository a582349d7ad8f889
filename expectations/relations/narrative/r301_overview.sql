-- R301 说明中的收入支出总体数等于收入支出决算总表
-- en: The totals of income and expenditure told in words equal the summary form
-- kind: sum
-- severity: error
-- source: 说明“收入支出决算总体情况”与公开01表、公开03表合计行
-- needs: 说明中的收支总体数与公开01表
-- holds: N01 grand_total final 2362.26 | T01 income:grand_total amount 2362.26 | T01 expenditure:grand_total amount 2362.26
-- holds: N01 basic_expenditure final 30 | T03 total basic_expenditure 30
-- fires: N01 grand_total final 2352.26 | T01 income:grand_total amount 2362.26
-- fires: N01 other_income final 0.10 | T01 income:other_income amount 0.01
WITH pairs AS (
    SELECT n.document_id, n.fact_id AS told, t.fact_id AS printed, t.side
    FROM cells AS n
    JOIN cells AS t ON t.document_id = n.document_id AND (
        t.form = 'T01' AND t.measure = 'amount' AND t.concept = n.concept AND n.side IN ('', t.side)
        AND (n.concept = 'grand_total' OR t.side = if(n.concept = 'expenditure_total', 'expenditure', 'income'))
        OR t.form = 'T03' AND t.level = 'total' AND t.measure = n.concept AND n.concept <> 'expenditure_total'
    )
    WHERE n.form = 'N01' AND n.measure = 'final' AND n.quantity IS NULL
)
SELECT document_id, concat_ws('.', told, nullif(side, '')) AS instance, unnest([told, printed]) AS fact_id,
    unnest([1, -1]) AS coefficient
FROM pairs
