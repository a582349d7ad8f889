-- R104 支出总计等于本年支出合计、结余分配与年末结转结余之和
-- en: Grand total of expenditure equals expenditure of the year, surplus distributed and closing carry-over
-- kind: sum
-- severity: error
-- source: 公开01表；“其中”各行不另加
-- needs: 公开01表支出方的总计与其组成行
-- holds: T01 expenditure:grand_total amount 35 | T01 expenditure:expenditure_total amount 30 | T01 expenditure:carryover_closing amount 5
-- holds: T01 expenditure:grand_total amount 35 | T01 expenditure:expenditure_total amount 30 | T01 expenditure:carryover_closing amount 5 | T01 expenditure:of_which_project_carryover amount 5
-- fires: T01 expenditure:grand_total amount 35 | T01 expenditure:expenditure_total amount 30 | T01 expenditure:carryover_closing amount 15
SELECT document_id, 'T01' AS instance, fact_id, if(concept = 'grand_total', 1, -1) AS coefficient
FROM cells
WHERE form = 'T01' AND side = 'expenditure' AND measure = 'amount'
    AND concept IN ('grand_total', 'expenditure_total', 'surplus_distribution', 'carryover_closing')
QUALIFY bool_or(concept = 'expenditure_total') OVER (PARTITION BY document_id)
