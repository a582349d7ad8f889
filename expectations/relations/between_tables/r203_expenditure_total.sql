-- R203 收支总表与支出决算表的本年支出合计相等
-- en: Total expenditure is the same in the summary and in the expenditure form
-- kind: sum
-- severity: error
-- source: 公开01表与公开03表
-- needs: 公开01表与公开03表的本年支出合计
-- holds: T01 expenditure:expenditure_total amount 2362.26 | T03 total expenditure_total 2362.26
-- fires: T01 expenditure:expenditure_total amount 2362.26 | T03 total expenditure_total 2382.26
SELECT document_id, 'T01=T03' AS instance, fact_id, if(form = 'T01', 1, -1) AS coefficient
FROM cells
WHERE form = 'T01' AND side = 'expenditure' AND concept = 'expenditure_total' AND measure = 'amount'
    OR form = 'T03' AND concept = 'total' AND measure = 'expenditure_total'
