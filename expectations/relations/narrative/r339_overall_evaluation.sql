-- R339 整体支出绩效自评的资金与本年支出一致
-- en: The money of the overall evaluation is all expenditure of the year
-- kind: usual
-- severity: warning
-- source: 说明“预算绩效情况”与公开03表合计行；未开展整体自评（资金为零）的不适用
-- needs: 整体支出绩效自评资金与公开03表
-- holds: N13 overall_evaluation final 2362.26 | T03 total expenditure_total 2362.26
-- fires: N13 overall_evaluation final 2362.26 | T03 total expenditure_total 2326.26
WITH pairs AS (
    SELECT n.document_id, n.fact_id AS told, t.fact_id AS printed
    FROM cells AS n
    JOIN cells AS t USING (document_id)
    WHERE n.form = 'N13' AND n.concept = 'overall_evaluation' AND n.measure = 'final' AND n.amount_yuan > 0
        AND t.form = 'T03' AND t.level = 'total' AND t.measure = 'expenditure_total'
)
SELECT document_id, told AS instance, unnest([told, printed]) AS fact_id, unnest([1, -1]) AS coefficient
FROM pairs
