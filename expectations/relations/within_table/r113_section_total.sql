-- R113 款级数等于其项级数之和
-- en: A section row equals the sum of its item rows
-- kind: sum
-- severity: error
-- source: 公开02、03、05、07、08表；只印项级行的表不适用
-- needs: 款级行与其项级行
-- holds: T05 20103 basic_expenditure 1566.63 | T05 2010301 basic_expenditure 1028.82 | T05 2010302 basic_expenditure 537.80
-- holds: T05 20103 basic_expenditure 5 | T05 2010301 basic_expenditure 5 | T05 2080505 basic_expenditure 9
-- fires: T05 20103 basic_expenditure 1566.63 | T05 2010301 basic_expenditure 1028.82 | T05 2010302 basic_expenditure 445.65
WITH rows AS (
    SELECT document_id, form, level, measure, fact_id, if(level = 'item', parent, code) AS section
    FROM cells
    WHERE form IN ('T02', 'T03', 'T05', 'T07', 'T08') AND level IN ('section', 'item')
),
broken_down AS (
    SELECT document_id, form, section, measure
    FROM rows
    GROUP BY ALL
    HAVING bool_or(level = 'section') AND bool_or(level = 'item')
)
SELECT
    document_id,
    form || '.' || section || '.' || measure AS instance,
    fact_id,
    if(level = 'section', 1, -1) AS coefficient
FROM rows
SEMI JOIN broken_down USING (document_id, form, section, measure)
