-- R345 说明中各项收入、支出所占比重等于其金额除以合计
-- en: The share told of a source or nature is its amount over the total told
-- kind: ratio
-- severity: error
-- source: 说明“收入决算情况”“支出决算情况”；合计说了几个不同数的不适用，各项之和与所说总计不等的（结转等不在其中）不适用
-- needs: 收入、支出各项所占比重与合计
-- holds: N03 basic_expenditure final 1607.85 | N03 basic_expenditure share_of_expenditure_pct 68.1% | N03 expenditure_total final 2362.26
-- holds: N02 other_income budget 2 | N02 other_income share_of_income_pct 100% | N02 income:grand_total budget 2
-- fires: N03 project_expenditure final 754.41 | N03 project_expenditure share_of_expenditure_pct 39.1% | N03 expenditure_total final 2362.26
WITH parts AS (
    SELECT document_id, rate_id, form, rate, fact_id, measure
    FROM rate_shares
    WHERE form IN ('N01', 'N02', 'N03') AND rate IN ('share_of_income_pct', 'share_of_expenditure_pct')
),
amounts AS (
    SELECT p.*, sum(amount_yuan) OVER (PARTITION BY document_id, p.form, rate) AS together
    FROM parts AS p
    JOIN cells USING (document_id, fact_id)
),
wholes AS (
    SELECT p.document_id, p.rate_id, min(w.fact_id) AS fact_id
    FROM amounts AS p
    JOIN cells AS w ON w.document_id = p.document_id AND w.form = p.form AND w.measure = p.measure AND (
        w.concept = if(p.rate = 'share_of_income_pct', 'income_total', 'expenditure_total')
        OR w.concept = 'grand_total' AND w.side = if(p.rate = 'share_of_income_pct', 'income', 'expenditure')
        AND abs(w.amount_yuan - p.together) <= 5 * w.step_yuan
    )
    WHERE w.amount_yuan IS NOT NULL
    GROUP BY p.document_id, p.rate_id
    HAVING count(DISTINCT w.amount_yuan) = 1
)
SELECT document_id, rate_id AS instance, unnest(share_terms(rate_id, p.fact_id, w.fact_id), recursive := TRUE)
FROM parts AS p
JOIN wholes AS w USING (document_id, rate_id)
