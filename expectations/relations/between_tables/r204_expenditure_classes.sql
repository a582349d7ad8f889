-- R204 收支总表与支出决算表的同类支出相等
-- en: Each functional class is the same in the summary and in the expenditure form
-- kind: sum
-- severity: error
-- source: 公开01表与公开03表，按类名对应科目编码；一方未印该类的不适用
-- needs: 公开01表与公开03表的同类支出
-- holds: T01 expenditure:210 amount 100.47 | T03 210 expenditure_total 100.48
-- holds: T01 expenditure:201 amount 5 | T03 201 expenditure_total 5 | T01 expenditure:208 amount 7
-- fires: T01 expenditure:210 amount 100.47 | T03 210 expenditure_total 104.47
SELECT document_id, code AS instance, fact_id, if(form = 'T01', 1, -1) AS coefficient
FROM cells
WHERE level = 'class'
    AND (
        form = 'T01' AND side = 'expenditure' AND measure = 'amount'
        OR form = 'T03' AND measure = 'expenditure_total'
    )
QUALIFY count(DISTINCT form) OVER (PARTITION BY document_id, code) = 2
