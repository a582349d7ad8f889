-- R176 预算收支总表每行的合计等于基本支出与项目支出之和
-- en: In every row of the budget summary the amount equals basic plus project expenditure
-- kind: sum
-- severity: error
-- source: 预算收支总表的支出方；基本支出分列人员、公用经费的以两栏代之
-- needs: 预算收支总表分列基本与项目支出的行
-- holds: B01 expenditure:201 amount 30.01 | B01 expenditure:201 personnel_expenses 15 | B01 expenditure:201 operating_expenses 5 | B01 expenditure:201 project_expenditure 10
-- holds: B01 expenditure:201 amount 30 | B01 expenditure:201 basic_expenditure 20 | B01 expenditure:201 personnel_expenses 15 | B01 expenditure:201 project_expenditure 10
-- fires: B01 expenditure:201 amount 30 | B01 expenditure:201 basic_expenditure 20 | B01 expenditure:201 project_expenditure 20
SELECT document_id, 'B01.' || concept AS instance, fact_id, if(measure = 'amount', 1, -1) AS coefficient
FROM cells
WHERE form = 'B01' AND side = 'expenditure' AND measure IN (
    'amount', 'basic_expenditure', 'personnel_expenses', 'operating_expenses', 'project_expenditure'
)
WINDOW form AS (PARTITION BY document_id), line AS (PARTITION BY document_id, concept)
QUALIFY bool_or(measure = 'project_expenditure') OVER line
    AND bool_or(measure IN ('basic_expenditure', 'personnel_expenses')) OVER line
    AND NOT (bool_or(measure = 'basic_expenditure') OVER form AND measure IN ('personnel_expenses', 'operating_expenses'))
