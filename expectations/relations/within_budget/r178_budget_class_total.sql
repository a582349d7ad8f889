-- R178 预算表类级数等于其款级数之和
-- en: A class row of a budget form equals the sum of its section rows
-- kind: sum
-- severity: error
-- source: 预算收入总表、支出总表、一般公共预算、政府性基金、国有资本经营支出表；项级行缺款级行的类不适用
-- needs: 预算表的类级行与其款级行
-- holds: B03 201 basic_expenditure 30.01 | B03 20103 basic_expenditure 10.00 | B03 20131 basic_expenditure 20.00
-- holds: B03 201 project_expenditure 5 | B03 20103 project_expenditure 5 | B03 208 project_expenditure 9 | B03 20805 project_expenditure 2 | B03 2080801 project_expenditure 7
-- fires: B05 201 basic_expenditure 40.00 | B05 20103 basic_expenditure 10.00 | B05 20131 basic_expenditure 20.00
WITH orphans AS (
    SELECT item.document_id, item.form, left(item.code, 3) AS class
    FROM cells AS item
    ANTI JOIN cells AS section
        ON section.document_id = item.document_id
        AND section.form = item.form
        AND section.code = item.parent
    WHERE item.level = 'item'
)
SELECT
    c.document_id,
    c.form || '.' || left(c.code, 3) || '.' || c.measure AS instance,
    c.fact_id,
    if(c.level = 'class', 1, -1) AS coefficient
FROM cells AS c
ANTI JOIN orphans AS o ON o.document_id = c.document_id AND o.form = c.form AND o.class = left(c.code, 3)
WHERE c.form IN ('B02', 'B03', 'B05', 'B08', 'B09') AND c.level IN ('class', 'section')
QUALIFY count(DISTINCT c.level) OVER (PARTITION BY c.document_id, c.form, left(c.code, 3), c.measure) = 2
