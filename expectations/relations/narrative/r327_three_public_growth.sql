-- R327 说明中“三公”经费增减的百分比等于增减额除以原数
-- en: The growth told of three-public money is the change over what was before
-- kind: ratio
-- severity: error
-- source: 说明；原数由本年数减增减额得出，原数为零或为负的不适用
-- needs: 同一句中的增减额与百分比，及其本年数
-- holds: N09 three_public_total final 2362.26 | N09 three_public_total change_prior -2739.96 | N09 three_public_total change_prior_pct -53.7%
-- holds: N09 three_public_total final 0.65 | N09 three_public_total change_prior 0.23 | N09 three_public_total change_prior_pct 53.9%
-- fires: N09 three_public_total final 2362.26 | N09 three_public_total change_prior -2739.96 | N09 three_public_total change_prior_pct -57.3%
SELECT document_id, instance, fact_id, above, below, is_rate
FROM rate_growth
WHERE form = 'N09'
