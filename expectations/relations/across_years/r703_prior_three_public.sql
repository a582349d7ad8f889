-- R703 “三公”经费表所印上年数等于上一年度预算的同项
-- en: The three-public figures for the year before equal what the budget of that year printed
-- kind: usual
-- severity: warning
-- scope: across
-- source: 预算“三公”经费表的上年数一栏，只印增减数的以本年数减增减数代之；须有两项以上且过半与上年预算相同，证明其为上年预算数
-- needs: 上年数或增减数一栏与上一年度“三公”经费预算
-- holds: B07 three_public_total last_budget 8 | B07 reception last_budget 3 | B07 vehicle_operation last_budget 5 | @2023 B07 three_public_total budget 8 | @2023 B07 reception budget 3 | @2023 B07 vehicle_operation budget 5
-- holds: B07 three_public_total budget 10 | B07 three_public_total change 2 | B07 reception budget 10 | B07 reception change 2 | @2023 B07 three_public_total budget 8 | @2023 B07 reception budget 8
-- fires: B07 three_public_total last_budget 8 | B07 reception last_budget 3 | B07 vehicle_operation last_budget 5 | @2023 B07 three_public_total budget 8 | @2023 B07 reception budget 3 | @2023 B07 vehicle_operation budget 6
-- fires: B07 three_public_total budget 10 | B07 three_public_total change 2 | B07 reception budget 6 | B07 reception change 2 | B07 vehicle_operation budget 4 | B07 vehicle_operation change -2 | @2023 B07 three_public_total budget 8 | @2023 B07 reception budget 4 | @2023 B07 vehicle_operation budget 4
WITH before AS (
    SELECT document_id, prior_document_id, fact_id, concept, replace(measure, 'budget', '') AS fund, amount_yuan
    FROM prior_cells
    WHERE form = 'B07' AND starts_with(measure, 'budget') AND concept NOT LIKE 'name:%'
),
now AS (
    SELECT document_id, fact_id, concept, amount_yuan, step_yuan,
        regexp_extract(measure, '^(last_budget|budget|change)', 1) AS band,
        regexp_replace(measure, '^(last_budget|budget|change)', '') AS fund
    FROM cells
    SEMI JOIN before USING (document_id)
    WHERE form = 'B07' AND regexp_matches(measure, '^(last_budget|budget|change)')
),
implied AS (
    SELECT document_id, fact_id, concept, fund, amount_yuan, step_yuan, if(band = 'change', -1, 1) AS coefficient
    FROM now
    QUALIFY if(
        bool_or(band = 'last_budget') OVER (PARTITION BY document_id),
        band = 'last_budget',
        count(DISTINCT band) OVER (PARTITION BY document_id, concept, fund) = 2
    )
),
sides AS (
    SELECT i.document_id, i.concept, i.fund, sum(i.coefficient * i.amount_yuan) AS amount_yuan,
        sum(i.step_yuan) AS step_yuan, max(b.amount_yuan) AS prior_yuan
    FROM implied AS i
    JOIN before AS b USING (document_id, concept, fund)
    GROUP BY ALL
),
proven AS (
    SELECT document_id, concept, fund
    FROM sides
    WINDOW book AS (PARTITION BY document_id)
    QUALIFY count(*) FILTER (WHERE amount_yuan <> 0 AND abs(amount_yuan - prior_yuan) <= step_yuan) OVER book >= 2
        AND 2 * count(*) FILTER (WHERE amount_yuan <> 0 AND abs(amount_yuan - prior_yuan) <= step_yuan) OVER book
            > count(*) FILTER (WHERE amount_yuan <> 0 OR prior_yuan <> 0) OVER book
)
SELECT document_id, concept || fund AS instance, document_id AS printed_in, fact_id, coefficient
FROM implied
SEMI JOIN proven USING (document_id, concept, fund)
UNION ALL
SELECT document_id, concept || fund, prior_document_id, fact_id, -1
FROM before
SEMI JOIN proven USING (document_id, concept, fund)
