-- R407 整体支出自评表的执行数、基本支出、项目支出与支出决算表一致
-- en: The self-evaluation of the whole body executes what the expenditure form spends
-- kind: usual
-- severity: warning
-- source: 部门整体支出绩效自评表与公开03表合计行
-- needs: 整体支出自评表与公开03表
-- holds: A01 total final 2362.26 | T03 total expenditure_total 2362.26
-- holds: A01 total basic_expenditure 1607.85 | T03 total basic_expenditure 1607.85
-- fires: A01 total final 2362.26 | T03 total expenditure_total 2326.26
-- fires: A01 total project_expenditure 754.41 | T03 total project_expenditure 853.38
WITH pairs AS (
    SELECT a.document_id, a.fact_id AS told, t.fact_id AS printed
    FROM cells AS a
    JOIN cells AS t USING (document_id)
    WHERE a.form = 'A01' AND a.concept = 'total' AND t.form = 'T03' AND t.level = 'total'
        AND t.measure = if(a.measure = 'final', 'expenditure_total', a.measure)
        AND a.measure IN ('final', 'basic_expenditure', 'project_expenditure')
)
SELECT document_id, told AS instance, unnest([told, printed]) AS fact_id, unnest([1, -1]) AS coefficient
FROM pairs
