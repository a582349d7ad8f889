-- R322 说明中的基本支出及人员、公用经费等于决算表
-- en: Basic expenditure, personnel and operating costs told in words equal the forms
-- kind: sum
-- severity: error
-- source: 说明“一般公共预算财政拨款基本支出决算情况”与公开05、06表
-- needs: 说明中的基本支出与公开05、06表
-- holds: N06 basic_expenditure final 1607.85 | T05 total basic_expenditure 1607.85
-- holds: N06 personnel_total final 1336.52 | T06 personnel_total amount 1336.52
-- fires: N06 operating_total final 271.33 | T06 operating_total amount 217.33
-- fires: N06 basic_expenditure final 1607.85 | T05 total basic_expenditure 1608.85
WITH pairs AS (
    SELECT n.document_id, n.fact_id AS told, t.fact_id AS printed
    FROM cells AS n
    JOIN cells AS t ON t.document_id = n.document_id AND (
        n.concept = 'basic_expenditure' AND t.form = 'T05' AND t.level = 'total' AND t.measure = 'basic_expenditure'
        OR n.concept IN ('personnel_total', 'operating_total') AND t.form = 'T06' AND t.concept = n.concept AND t.measure = 'amount'
    )
    WHERE n.form = 'N06' AND n.measure = 'final' AND n.quantity IS NULL
)
SELECT document_id, told AS instance, unnest([told, printed]) AS fact_id, unnest([1, -1]) AS coefficient
FROM pairs
