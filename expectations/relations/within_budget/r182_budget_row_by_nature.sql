-- R182 支出预算表每行的合计等于基本支出、项目支出等各栏之和
-- en: In every row of a budget form expenditure equals basic, project and other natures together
-- kind: sum
-- severity: error
-- source: 预算支出总表、一般公共预算、政府性基金、国有资本经营支出表；基本支出未单列的以人员、公用经费代之，有未识别栏目的表不适用
-- needs: 支出预算表分列基本与项目支出的行
-- holds: B03 201 expenditure_total 30.01 | B03 201 basic_expenditure 20 | B03 201 project_expenditure 5 | B03 201 remit_to_superior 5
-- holds: B03 201 expenditure_total 30 | B03 201 personnel_expenses 15 | B03 201 operating_expenses 5 | B03 201 project_expenditure 10
-- holds: B03 201 expenditure_total 30 | B03 201 basic_expenditure 20 | B03 201 project_expenditure 5 | B03 201 other:机动经费 5 | B05 201 expenditure_total 9 | B05 201 basic_expenditure 9 | B05 201 project_expenditure blank
-- fires: B05 201 expenditure_total 30 | B05 201 basic_expenditure 20 | B05 201 personnel_expenses 20 | B05 201 project_expenditure 20
WITH unread AS (
    SELECT DISTINCT document_id, form
    FROM cells
    WHERE starts_with(measure, 'other:') AND amount_yuan IS DISTINCT FROM 0
)
SELECT
    document_id,
    form || '.' || concept AS instance,
    fact_id,
    if(measure = 'expenditure_total', 1, -1) AS coefficient
FROM cells
ANTI JOIN unread USING (document_id, form)
WHERE form IN ('B03', 'B05', 'B08', 'B09') AND measure IN (
    'expenditure_total', 'basic_expenditure', 'personnel_expenses', 'operating_expenses', 'project_expenditure',
    'business_expenditure', 'remit_to_superior', 'subsidy_to_subordinates', 'carryover_closing'
)
WINDOW whole AS (PARTITION BY document_id, form), line AS (PARTITION BY document_id, form, concept)
QUALIFY bool_or(measure = 'project_expenditure') OVER line
    AND bool_or(measure IN ('basic_expenditure', 'personnel_expenses')) OVER line
    AND NOT (bool_or(measure = 'basic_expenditure') OVER whole AND measure IN ('personnel_expenses', 'operating_expenses'))
