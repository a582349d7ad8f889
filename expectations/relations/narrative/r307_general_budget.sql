-- R307 说明中的一般公共预算支出合计等于一般公共预算支出决算表
-- en: Total, basic and project expenditure of the general budget told in words equal its form
-- kind: sum
-- severity: error
-- source: 说明“一般公共预算财政拨款支出决算情况”与公开05表合计行
-- needs: 说明中的一般公共预算支出数与公开05表合计行
-- holds: N05 expenditure_total final 2362.26 | T05 total expenditure_total 2362.26
-- holds: N05 basic_expenditure final 1607.85 | T05 total basic_expenditure 1607.85
-- fires: N05 expenditure_total final 2362.26 | T05 total expenditure_total 2326.26
-- fires: N05 project_expenditure final 754.41 | T05 total project_expenditure 853.38
WITH pairs AS (
    SELECT n.document_id, n.fact_id AS told, t.fact_id AS printed
    FROM cells AS n
    JOIN cells AS t ON t.document_id = n.document_id AND t.form = 'T05' AND t.level = 'total' AND t.measure = n.concept
    WHERE n.form = 'N05' AND n.measure = 'final' AND n.quantity IS NULL
)
SELECT document_id, told AS instance, unnest([told, printed]) AS fact_id, unnest([1, -1]) AS coefficient
FROM pairs
