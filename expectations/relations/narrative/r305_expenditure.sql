-- R305 说明中的支出合计及各类支出等于支出决算表
-- en: Total expenditure and each nature of it told in words equal the expenditure form
-- kind: sum
-- severity: error
-- source: 说明“支出决算情况”与公开03表合计行
-- needs: 说明中的支出数与公开03表合计行
-- holds: N03 expenditure_total final 2362.26 | T03 total expenditure_total 2362.26
-- holds: N03 remit_to_superior final 0 | T03 total remit_to_superior blank
-- fires: N03 basic_expenditure final 1607.85 | T03 total basic_expenditure 1670.85
-- fires: N03 project_expenditure final 754.41 | T03 total project_expenditure 745.41
WITH pairs AS (
    SELECT n.document_id, n.fact_id AS told, t.fact_id AS printed
    FROM cells AS n
    JOIN cells AS t ON t.document_id = n.document_id AND t.form = 'T03' AND t.level = 'total' AND t.measure = n.concept
    WHERE n.form = 'N03' AND n.measure = 'final' AND n.quantity IS NULL
)
SELECT document_id, told AS instance, unnest([told, printed]) AS fact_id, unnest([1, -1]) AS coefficient
FROM pairs
