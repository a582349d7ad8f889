-- R195 “三公”经费增减数等于本年预算减上年预算
-- en: The three-public change equals this year's budget less last year's
-- kind: sum
-- severity: error
-- source: 预算“三公”经费表的本年、上年、增减三栏
-- needs: “三公”经费预算的本年、上年与增减三栏
-- holds: B07 reception budget 1 | B07 reception last_budget 2 | B07 reception change -1.00
-- fires: B07 reception budget 1 | B07 reception last_budget 2 | B07 reception change 1.00
WITH bands AS (
    SELECT document_id, concept, fact_id,
        regexp_extract(measure, '^(budget|last_budget|change)', 1) AS band,
        regexp_replace(measure, '^(budget|last_budget|change)', '') AS fund
    FROM cells
    WHERE form = 'B07' AND regexp_matches(measure, '^(budget|last_budget|change)')
)
SELECT document_id, 'B07.' || concept || fund AS instance, fact_id, if(band = 'budget', 1, -1) AS coefficient
FROM bands
QUALIFY count(DISTINCT band) OVER (PARTITION BY document_id, concept, fund) = 3
