-- R189 收支总表的支出总计等于支出总表的合计
-- en: Expenditure in all is the same in the summary and in the expenditure budget
-- kind: sum
-- severity: error
-- source: 预算收支总表与支出总表；有结转下年或结余分配的不比，因支出总表是否含之各地不同
-- needs: 无结转下年的收支总表与支出总表的合计
-- holds: B01 expenditure:grand_total amount 30.01 | B03 total expenditure_total 30
-- holds: B01 expenditure:grand_total amount 30 | B01 expenditure:carryover_closing amount 0.00 | B03 total expenditure_total 30
-- fires: B01 expenditure:grand_total amount 30 | B03 total expenditure_total 20
WITH carried AS (
    SELECT DISTINCT document_id
    FROM cells
    WHERE form = 'B01' AND concept IN ('carryover_closing', 'surplus_distribution') AND amount_yuan IS DISTINCT FROM 0
)
SELECT document_id, 'total' AS instance, fact_id, if(form = 'B01', 1, -1) AS coefficient
FROM cells
ANTI JOIN carried USING (document_id)
WHERE form = 'B01' AND side = 'expenditure' AND concept = 'grand_total' AND measure = 'amount'
    OR form = 'B03' AND concept = 'total' AND measure = 'expenditure_total'
