-- R183 预算表每行的基本支出等于人员经费与公用经费之和
-- en: In every row of a budget form basic expenditure equals personnel plus operating expenses
-- kind: sum
-- severity: error
-- source: 预算支出总表、一般公共预算支出表、一般公共预算基本支出表
-- needs: 分列人员经费与公用经费的行
-- holds: B06 302 basic_expenditure 171.78 | B06 302 personnel_expenses 48.80 | B06 302 operating_expenses 122.98
-- fires: B05 201 basic_expenditure 30 | B05 201 personnel_expenses 20 | B05 201 operating_expenses 20
SELECT
    document_id,
    form || '.' || concept AS instance,
    fact_id,
    if(measure = 'basic_expenditure', 1, -1) AS coefficient
FROM cells
WHERE form IN ('B03', 'B05', 'B06') AND measure IN ('basic_expenditure', 'personnel_expenses', 'operating_expenses')
QUALIFY count(*) OVER (PARTITION BY document_id, form, concept) = 3
