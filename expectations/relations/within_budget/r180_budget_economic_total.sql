-- R180 基本支出预算表的合计等于各经济分类之和
-- en: Budgeted basic expenditure equals the sum of its economic classes
-- kind: sum
-- severity: error
-- source: 一般公共预算基本支出表；未印类级数的以其款级数代之，有只印名称之行的表不适用
-- needs: 基本支出预算表的合计行与类级行
-- holds: B06 total basic_expenditure 30.01 | B06 301 basic_expenditure 20.00 | B06 303 basic_expenditure 10.00
-- holds: B06 total basic_expenditure 30 | B06 301 basic_expenditure 20 | B06 30101 basic_expenditure 20 | B06 30301 basic_expenditure 10
-- fires: B06 total operating_expenses 30.00 | B06 302 operating_expenses 20.00 | B06 310 operating_expenses 5.00
WITH named AS (
    SELECT DISTINCT document_id
    FROM cells
    WHERE form = 'B06' AND starts_with(concept, 'name:')
)
SELECT document_id, 'B06.' || measure AS instance, fact_id, if(level = 'total', 1, -1) AS coefficient
FROM cells
ANTI JOIN named USING (document_id)
WHERE form = 'B06' AND level IN ('total', 'class', 'section')
QUALIFY level <> 'section' OR NOT bool_or(level = 'class') OVER (PARTITION BY document_id, left(code, 3))
