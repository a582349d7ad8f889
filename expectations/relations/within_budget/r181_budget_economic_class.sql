-- R181 基本支出预算表经济分类类级数等于其款级数之和
-- en: An economic class of the budget equals the sum of its items
-- kind: sum
-- severity: error
-- source: 一般公共预算基本支出表；只印类级或只印款级的不适用
-- needs: 基本支出预算表的类级行与其款级行
-- holds: B06 301 basic_expenditure 30.01 | B06 30101 basic_expenditure 10.00 | B06 30102 basic_expenditure 20.00 | B06 303 basic_expenditure 7
-- fires: B06 301 basic_expenditure 40.00 | B06 30101 basic_expenditure 10.00 | B06 30102 basic_expenditure 20.00
SELECT document_id, 'B06.' || left(code, 3) || '.' || measure AS instance, fact_id, if(level = 'class', 1, -1) AS coefficient
FROM cells
WHERE form = 'B06' AND (level = 'section' OR level = 'class' AND state <> 'blank')
QUALIFY count(DISTINCT level) OVER (PARTITION BY document_id, left(code, 3), measure) = 2
