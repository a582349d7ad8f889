-- R179 预算表款级数等于其项级数之和
-- en: A section row of a budget form equals the sum of its item rows
-- kind: sum
-- severity: error
-- source: 预算收入总表、支出总表、一般公共预算、政府性基金、国有资本经营支出表
-- needs: 预算表的款级行与其项级行
-- holds: B03 20103 basic_expenditure 30.01 | B03 2010301 basic_expenditure 10.00 | B03 2010302 basic_expenditure 20.00
-- fires: B05 20103 basic_expenditure 40.00 | B05 2010301 basic_expenditure 10.00 | B05 2010302 basic_expenditure 20.00
SELECT
    document_id,
    form || '.' || left(code, 5) || '.' || measure AS instance,
    fact_id,
    if(level = 'section', 1, -1) AS coefficient
FROM cells
WHERE form IN ('B02', 'B03', 'B05', 'B08', 'B09') AND level IN ('section', 'item')
QUALIFY count(DISTINCT level) OVER (PARTITION BY document_id, form, left(code, 5), measure) = 2
