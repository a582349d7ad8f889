-- R188 收支总表的收入总计等于收入总表的合计
-- en: Income in all is the same in the summary and in the income budget
-- kind: sum
-- severity: error
-- source: 预算收支总表与收入总表
-- needs: 收支总表的收入总计与收入总表的合计
-- holds: B01 income:grand_total amount 30.01 | B02 total grand_total 30 | B02 201 grand_total 30
-- holds: B01 income:grand_total amount 30 | B02 total amount 30
-- fires: B01 income:grand_total amount 30 | B02 total grand_total 20
SELECT document_id, 'total' AS instance, fact_id, if(form = 'B01', 1, -1) AS coefficient
FROM cells
WHERE form = 'B01' AND side = 'income' AND concept = 'grand_total' AND measure = 'amount'
    OR form = 'B02' AND concept = 'total' AND measure IN ('grand_total', 'amount')
QUALIFY count(*) OVER (PARTITION BY document_id, form) = 1
