-- R177 预算表每列的合计等于各类之和
-- en: In every column of a budget form the total row equals the sum of its class rows
-- kind: sum
-- severity: error
-- source: 预算收入总表、支出总表、一般公共预算、政府性基金、国有资本经营支出表；印有单位行或缺上级行的表不适用
-- needs: 预算表的合计行与类级行
-- holds: B03 total basic_expenditure 30.01 | B03 201 basic_expenditure 10.00 | B03 208 basic_expenditure 20.00
-- holds: B03 total expenditure_total 10 | B03 201 expenditure_total 10 | B05 total expenditure_total 30 | B05 201 expenditure_total 10 | B05 2080505 expenditure_total 20
-- fires: B05 total basic_expenditure 40.00 | B05 201 basic_expenditure 10.00 | B05 208 basic_expenditure 20.00
WITH unfit AS (
    SELECT document_id, form
    FROM cells
    WHERE starts_with(concept, 'name:')
    UNION
    SELECT below.document_id, below.form
    FROM cells AS below
    ANTI JOIN cells AS class
        ON class.document_id = below.document_id
        AND class.form = below.form
        AND class.code = left(below.code, 3)
    WHERE below.level IN ('section', 'item')
)
SELECT document_id, form || '.' || measure AS instance, fact_id, if(level = 'total', 1, -1) AS coefficient
FROM cells
ANTI JOIN unfit USING (document_id, form)
WHERE form IN ('B02', 'B03', 'B05', 'B08', 'B09') AND level IN ('total', 'class')
