-- R105 收支总表的收入总计等于支出总计
-- en: The two grand totals of the summary of income and expenditure are equal
-- kind: sum
-- severity: error
-- source: 公开01表，收支两方总计为同一数
-- needs: 公开01表两方的总计
-- holds: T01 income:grand_total amount 2362.26 | T01 expenditure:grand_total amount 2362.26
-- fires: T01 income:grand_total amount 2362.26 | T01 expenditure:grand_total amount 2326.26
SELECT document_id, 'T01' AS instance, fact_id, if(side = 'income', 1, -1) AS coefficient
FROM cells
WHERE form = 'T01' AND side IN ('income', 'expenditure') AND concept = 'grand_total' AND measure = 'amount'
