-- R309 说明中各类支出所占比重等于其支出除以一般公共预算支出合计
-- en: The share told of each class is its expenditure over the total of the general budget
-- kind: ratio
-- severity: error
-- source: 说明“一般公共预算财政拨款支出决算结构情况”；合计说了几个不同数的不适用
-- needs: 各类支出所占比重与合计
-- holds: N05 201 final 1569.78 | N05 201 share_of_general_budget_pct 66.5% | N05 expenditure_total final 2362.26
-- fires: N05 217 final 275.09 | N05 217 share_of_general_budget_pct 11.7% | N05 expenditure_total final 2362.26
WITH parts AS (
    SELECT document_id, rate_id, form, rate, fact_id, measure
    FROM rate_shares
    WHERE form = 'N05' AND rate = 'share_of_general_budget_pct' AND concept <> 'expenditure_total'
),
wholes AS (
    SELECT p.document_id, p.rate_id, min(w.fact_id) AS fact_id
    FROM parts AS p
    JOIN cells AS w ON w.document_id = p.document_id AND w.form = 'N05' AND w.concept = 'expenditure_total' AND w.measure = p.measure
    WHERE w.amount_yuan IS NOT NULL
    GROUP BY p.document_id, p.rate_id
    HAVING count(DISTINCT w.amount_yuan) = 1
)
SELECT document_id, rate_id AS instance, unnest(share_terms(rate_id, p.fact_id, w.fact_id), recursive := TRUE)
FROM parts AS p
JOIN wholes AS w USING (document_id, rate_id)
