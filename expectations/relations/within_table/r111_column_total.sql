-- R111 每列的合计等于各类之和
-- en: In every column the total row equals the sum of its class rows
-- kind: sum
-- severity: error
-- source: 公开02、03、05、07、08表
-- needs: 合计行与类级行
-- holds: T03 total basic_expenditure 30.01 | T03 201 basic_expenditure 10.00 | T03 208 basic_expenditure 20.00
-- holds: T03 total expenditure_total 10 | T03 201 expenditure_total 10 | T05 total expenditure_total 30 | T05 201 expenditure_total 10 | T05 2080505 expenditure_total 20
-- fires: T03 total basic_expenditure 40.00 | T03 201 basic_expenditure 10.00 | T03 208 basic_expenditure 20.00
WITH orphans AS (
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
ANTI JOIN orphans USING (document_id, form)
WHERE form IN ('T02', 'T03', 'T05', 'T07', 'T08') AND level IN ('total', 'class')
