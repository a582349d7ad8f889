-- R115 支出决算表每行的本年支出合计等于各项支出之和
-- en: In every row of the expenditure form the total equals the sum of its columns
-- kind: sum
-- severity: error
-- source: 公开03表
-- needs: 公开03表的本年支出合计栏与各项支出栏
-- holds: T03 201 expenditure_total 30.01 | T03 201 basic_expenditure 20.00 | T03 201 project_expenditure 10.00
-- holds: T03 201 expenditure_total 20 | T03 201 basic_expenditure 20 | T03 201 project_expenditure blank | T03 201 business_expenditure dash
-- fires: T03 201 expenditure_total 30.00 | T03 201 basic_expenditure 20.00 | T03 201 project_expenditure 1.00
SELECT
    document_id,
    'T03.' || concept AS instance,
    fact_id,
    if(measure = 'expenditure_total', 1, -1) AS coefficient
FROM cells
WHERE form = 'T03' AND measure IN (
    'expenditure_total', 'basic_expenditure', 'project_expenditure', 'remit_to_superior',
    'business_expenditure', 'subsidy_to_subordinates'
)
WINDOW line AS (PARTITION BY document_id, concept)
QUALIFY bool_or(measure = 'basic_expenditure') OVER line
    AND bool_or(measure = 'project_expenditure') OVER line
