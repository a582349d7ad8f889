-- R111 每列的合计等于各类之和
-- en: In every column the total row equals the sum of its class rows
-- kind: sum
-- severity: error
-- source: 公开02、03、05、07、08表
-- needs: 合计行与类级行
-- holds: T03 total basic_expenditure 30.01 | T03 201 basic_expenditure 10.00 | T03 208 basic_expenditure 20.00
-- fires: T03 total basic_expenditure 40.00 | T03 201 basic_expenditure 10.00 | T03 208 basic_expenditure 20.00
SELECT
    document_id,
    form || '.' || measure AS instance,
    fact_id,
    CASE level WHEN 'total' THEN 1 ELSE -1 END AS coefficient
FROM cells
WHERE form IN ('T02', 'T03', 'T05', 'T07', 'T08') AND level IN ('total', 'class')
