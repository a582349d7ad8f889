-- R330 说明中机关运行经费增减的百分比等于增减额除以原数
-- en: The growth told of agency operating costs is the change over what was before
-- kind: ratio
-- severity: error
-- source: 说明；原数由本年数减增减额得出，原数为零或为负的不适用
-- needs: 同一句中的增减额与百分比，及其本年数
-- holds: N10 agency_operating final 2362.26 | N10 agency_operating change_prior -2739.96 | N10 agency_operating change_prior_pct -53.7%
-- holds: N10 agency_operating final 0.65 | N10 agency_operating change_prior 0.23 | N10 agency_operating change_prior_pct 53.9%
-- fires: N10 agency_operating final 2362.26 | N10 agency_operating change_prior -2739.96 | N10 agency_operating change_prior_pct -57.3%
SELECT document_id, instance, fact_id, above, below, is_rate
FROM rate_growth
WHERE form = 'N10'
