CREATE OR REPLACE VIEW rate_growth AS
WITH changes AS (
    SELECT document_id, form, rate_id, fact_id
    FROM rate_amounts
    WHERE starts_with(measure, 'change_') AND rate = measure || '_pct' AND same_sentence
),
currents AS (
    SELECT document_id, form, rate_id, arg_max(fact_id, measure = 'final') AS fact_id
    FROM rate_amounts
    WHERE measure IN ('final', 'budget')
    GROUP BY document_id, form, rate_id
)
SELECT document_id, form, rate_id AS instance, rate_id AS fact_id, 0 AS above, 0 AS below, TRUE AS is_rate
FROM changes
SEMI JOIN currents USING (document_id, rate_id)
UNION ALL
SELECT document_id, form, rate_id, fact_id, 1, -1, FALSE
FROM changes
UNION ALL
SELECT document_id, form, rate_id, fact_id, 0, 1, FALSE
FROM currents
SEMI JOIN changes USING (document_id, rate_id);
COMMENT ON VIEW rate_growth IS '所说增减幅度的各项：增减额除以（本年数减增减额） · terms of each rate of change told: the change, divided by the amount told less the change';
COMMENT ON COLUMN rate_growth.instance IS '比率的编号 · identifier of the rate';
COMMENT ON COLUMN rate_growth.above IS '在分子中的系数 · coefficient in the numerator';
COMMENT ON COLUMN rate_growth.below IS '在分母中的系数 · coefficient in the denominator';
COMMENT ON COLUMN rate_growth.is_rate IS '是否比率本身 · whether it is the rate itself';
