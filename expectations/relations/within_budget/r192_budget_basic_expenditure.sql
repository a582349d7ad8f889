-- R192 基本支出预算表的合计等于一般公共预算支出表的基本支出
-- en: Basic expenditure in all is the same by economic item and by function
-- kind: sum
-- severity: error
-- source: 一般公共预算支出表与一般公共预算基本支出表，合计行；并比人员经费与公用经费
-- needs: 两表合计行的基本支出
-- holds: B05 total basic_expenditure 1517.95 | B06 total basic_expenditure 1517.95 | B05 total project_expenditure 9
-- fires: B05 total basic_expenditure 30 | B06 total basic_expenditure 20
SELECT document_id, measure AS instance, fact_id, if(form = 'B05', 1, -1) AS coefficient
FROM cells
WHERE form IN ('B05', 'B06') AND concept = 'total'
    AND measure IN ('basic_expenditure', 'personnel_expenses', 'operating_expenses')
QUALIFY count(DISTINCT form) OVER (PARTITION BY document_id, measure) = 2
