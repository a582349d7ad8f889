-- R302 说明中收支总体各数增减的百分比等于增减额除以原数
-- en: The growth told of totals is the change over what was before
-- kind: ratio
-- severity: error
-- source: 说明；原数由本年数减增减额得出，原数为零或为负的不适用
-- needs: 同一句中的增减额与百分比，及其本年数
-- holds: N01 grand_total final 2362.26 | N01 grand_total change_prior -2739.96 | N01 grand_total change_prior_pct -53.7%
-- holds: N01 grand_total final 0.65 | N01 grand_total change_prior 0.23 | N01 grand_total change_prior_pct 53.9%
-- fires: N01 grand_total final 2362.26 | N01 grand_total change_prior -2739.96 | N01 grand_total change_prior_pct -57.3%
WITH changes AS (
    SELECT document_id, rate_id, fact_id
    FROM rate_amounts
    WHERE form IN ('N01', 'N02', 'N03', 'N04', 'N05') AND starts_with(measure, 'change_') AND rate = measure || '_pct' AND same_sentence
),
currents AS (
    SELECT document_id, rate_id, arg_max(fact_id, measure = 'final') AS fact_id
    FROM rate_amounts
    WHERE measure IN ('final', 'budget')
    GROUP BY document_id, rate_id
)
SELECT document_id, rate_id AS instance, rate_id AS fact_id, 0 AS above, 0 AS below, TRUE AS is_rate
FROM changes
SEMI JOIN currents USING (document_id, rate_id)
UNION ALL
SELECT document_id, rate_id, fact_id, 1, -1, FALSE
FROM changes
UNION ALL
SELECT document_id, rate_id, c.fact_id, 0, 1, FALSE
FROM currents AS c
SEMI JOIN changes USING (document_id, rate_id)
