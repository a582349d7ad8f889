-- R304 说明中的收入合计及各项收入等于收入决算表
-- en: Total income and each source told in words equal the income form
-- kind: sum
-- severity: error
-- source: 说明“收入决算情况”与公开02表合计行
-- needs: 说明中的收入数与公开02表合计行
-- holds: N02 income_total final 2362.26 | T02 total income_total 2362.26
-- holds: N02 fiscal_appropriation final 2362.26 | T02 total fiscal_appropriation 2362.25
-- fires: N02 income_total final 2326.26 | T02 total income_total 2362.26
-- fires: N02 other_income final 3 | T02 total other_income blank
WITH pairs AS (
    SELECT n.document_id, n.fact_id AS told, t.fact_id AS printed
    FROM cells AS n
    JOIN cells AS t ON t.document_id = n.document_id AND t.form = 'T02' AND t.level = 'total' AND t.measure = n.concept
    WHERE n.form = 'N02' AND n.measure = 'final' AND n.quantity IS NULL
)
SELECT document_id, told AS instance, unnest([told, printed]) AS fact_id, unnest([1, -1]) AS coefficient
FROM pairs
