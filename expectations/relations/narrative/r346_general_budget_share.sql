-- R346 说明中一般公共预算支出占本年支出的比重等于两者之比
-- en: The share told of the general budget in all expenditure is the one over the other
-- kind: ratio
-- severity: error
-- source: 说明“一般公共预算财政拨款支出决算总体情况”与公开03表合计行
-- needs: 一般公共预算支出占本年支出的比重与公开03表
-- holds: N05 expenditure_total final 9746.50 | N05 expenditure_total share_of_expenditure_pct 99.87% | T03 total expenditure_total 9759.38
-- fires: N05 expenditure_total final 97.4 | N05 expenditure_total share_of_expenditure_pct 100% | T03 total expenditure_total 975.9
WITH parts AS (
    SELECT document_id, rate_id, form, rate, fact_id, measure
    FROM rate_shares
    WHERE form = 'N05' AND concept = 'expenditure_total' AND rate = 'share_of_expenditure_pct'
),
wholes AS (
    SELECT p.document_id, p.rate_id, min(w.fact_id) AS fact_id
    FROM parts AS p
    JOIN cells AS w ON w.document_id = p.document_id AND w.form = 'T03' AND w.level = 'total' AND w.measure = 'expenditure_total'
    WHERE w.amount_yuan IS NOT NULL
    GROUP BY p.document_id, p.rate_id
    HAVING count(DISTINCT w.amount_yuan) = 1
)
SELECT document_id, rate_id AS instance, unnest(share_terms(rate_id, p.fact_id, w.fact_id), recursive := TRUE)
FROM parts AS p
JOIN wholes AS w USING (document_id, rate_id)
