-- R102 收支总表的本年支出合计等于各功能分类支出之和
-- en: Total expenditure of the year equals the sum of the functional classes
-- kind: sum
-- severity: error
-- source: 公开01表；按支出性质列示的基本、项目支出各行不另加
-- needs: 公开01表的本年支出合计与各类支出
-- holds: T01 expenditure:expenditure_total amount 30.01 | T01 expenditure:201 amount 10.00 | T01 expenditure:208 amount 20.00
-- holds: T01 expenditure:expenditure_total amount 10 | T01 expenditure:201 amount 10 | T01 expenditure:basic_expenditure amount 10
-- fires: T01 expenditure:expenditure_total amount 40.00 | T01 expenditure:201 amount 10.00 | T01 expenditure:208 amount 20.00
SELECT document_id, 'T01' AS instance, fact_id, if(level = 'class', -1, 1) AS coefficient
FROM cells
WHERE form = 'T01' AND side = 'expenditure' AND measure = 'amount'
    AND (level = 'class' OR concept = 'expenditure_total')
