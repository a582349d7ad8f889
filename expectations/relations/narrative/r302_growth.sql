-- R302 说明中收支总体各数增减的百分比等于增减额除以原数
-- en: The growth told of totals is the change over what was before
-- kind: ratio
-- severity: error
-- source: 说明；原数由本年数减增减额得出，原数为零或为负的不适用
-- needs: 同一句中的增减额与百分比，及其本年数
-- holds: N01 grand_total final 2362.26 | N01 grand_total change_prior -2739.96 | N01 grand_total change_prior_pct -53.7%
-- holds: N01 grand_total final 0.65 | N01 grand_total change_prior 0.23 | N01 grand_total change_prior_pct 53.9%
-- fires: N01 grand_total final 2362.26 | N01 grand_total change_prior -2739.96 | N01 grand_total change_prior_pct -57.3%
SELECT document_id, instance, fact_id, above, below, is_rate
FROM rate_growth
WHERE form IN ('N01', 'N02', 'N03', 'N04', 'N05')
