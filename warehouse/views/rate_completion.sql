CREATE OR REPLACE VIEW rate_completion AS
SELECT
    b.document_id,
    b.form,
    b.concept,
    b.rate_id,
    s.fact_id AS spent_id,
    b.fact_id AS budget_id
FROM rate_amounts AS b
JOIN rate_amounts AS s USING (document_id, rate_id)
WHERE s.measure = 'final' AND starts_with(s.rate, 'completion_') AND (
    -- An annex has one budget and one rate beside it; the prose says which budget was completed.
    b.rate = 'completion_' || b.measure || '_pct'
    OR b.form IN ('A01', 'A02') AND b.measure = 'revised_budget' AND b.rate = 'completion_pct'
);
COMMENT ON VIEW rate_completion IS '所说每个预算完成率与其决算数、预算数 · each rate of completion told with its outturn and its budget';
COMMENT ON COLUMN rate_completion.rate_id IS '比率的编号 · identifier of the rate';
COMMENT ON COLUMN rate_completion.spent_id IS '决算数的编号 · identifier of the outturn';
COMMENT ON COLUMN rate_completion.budget_id IS '预算数的编号 · identifier of the budget';
