CREATE OR REPLACE VIEW rate_completion AS
WITH budgets AS (
    SELECT document_id, form, concept, rate_id, fact_id
    FROM rate_amounts
    -- An annex has one budget and one rate beside it; the prose says which budget was completed.
    WHERE rate = 'completion_' || measure || '_pct'
        OR form IN ('A01', 'A02') AND measure = 'revised_budget' AND rate = 'completion_pct'
),
spent AS (
    SELECT document_id, form, concept, rate_id, fact_id
    FROM rate_amounts
    WHERE measure = 'final' AND starts_with(rate, 'completion_')
)
SELECT document_id, form, concept, rate_id AS instance, rate_id AS fact_id, 0 AS above, 0 AS below, TRUE AS is_rate
FROM budgets
SEMI JOIN spent USING (document_id, rate_id)
UNION ALL
SELECT document_id, form, concept, rate_id, fact_id, 1, 0, FALSE
FROM spent
SEMI JOIN budgets USING (document_id, rate_id)
UNION ALL
SELECT document_id, form, concept, rate_id, fact_id, 0, 1, FALSE
FROM budgets
SEMI JOIN spent USING (document_id, rate_id);
COMMENT ON VIEW rate_completion IS '所说预算完成率的各项：决算数除以预算数 · terms of each rate of completion told: the outturn, divided by the budget';
COMMENT ON COLUMN rate_completion.instance IS '比率的编号 · identifier of the rate';
COMMENT ON COLUMN rate_completion.above IS '在分子中的系数 · coefficient in the numerator';
COMMENT ON COLUMN rate_completion.below IS '在分母中的系数 · coefficient in the denominator';
COMMENT ON COLUMN rate_completion.is_rate IS '是否比率本身 · whether it is the rate itself';
