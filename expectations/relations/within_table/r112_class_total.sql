-- R112 类级数等于其款级数之和
-- en: A class row equals the sum of its section rows
-- kind: sum
-- severity: error
-- source: 公开02、03、05、07、08表；只印项级行的表不适用
-- needs: 类级行与其款级行
-- holds: T03 201 basic_expenditure 30.01 | T03 20103 basic_expenditure 10.00 | T03 20131 basic_expenditure 20.00
-- holds: T03 201 project_expenditure 5 | T03 20103 project_expenditure 5 | T03 208 project_expenditure 9 | T03 2080505 project_expenditure 2
-- holds: T03 201 project_expenditure 5 | T03 20103 project_expenditure 5 | T03 208 project_expenditure 9 | T03 20805 project_expenditure 2 | T03 2080801 project_expenditure 7
-- fires: T03 201 basic_expenditure 40.00 | T03 20103 basic_expenditure 10.00 | T03 20131 basic_expenditure 20.00
WITH orphans AS (
    SELECT item.document_id, item.form, left(item.code, 3) AS class
    FROM (SELECT DISTINCT document_id, form, code, parent FROM cells WHERE level = 'item') AS item
    ANTI JOIN cells AS section
        ON section.document_id = item.document_id
        AND section.form = item.form
        AND section.code = item.parent
),
rows AS (
    SELECT document_id, form, level, measure, fact_id, if(level = 'section', parent, code) AS class
    FROM cells
    WHERE form IN ('T02', 'T03', 'T05', 'T07', 'T08') AND level IN ('class', 'section')
),
broken_down AS (
    SELECT document_id, form, class, measure
    FROM rows
    ANTI JOIN orphans USING (document_id, form, class)
    GROUP BY ALL
    HAVING bool_or(level = 'class') AND bool_or(level = 'section')
)
SELECT
    document_id,
    form || '.' || class || '.' || measure AS instance,
    fact_id,
    if(level = 'class', 1, -1) AS coefficient
FROM rows
SEMI JOIN broken_down USING (document_id, form, class, measure)
