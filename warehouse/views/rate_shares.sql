-- The terms of a rate: the rate itself, the part above the line, the whole below it.
CREATE OR REPLACE MACRO share_terms(rate_id, part_id, whole_id) AS [
    {'fact_id': rate_id, 'above': 0, 'below': 0, 'is_rate': TRUE},
    {'fact_id': part_id, 'above': 1, 'below': 0, 'is_rate': FALSE},
    {'fact_id': whole_id, 'above': 0, 'below': 1, 'is_rate': FALSE}
];
CREATE OR REPLACE VIEW rate_shares AS
SELECT document_id, rate_id, form, concept, rate, arg_max(fact_id, measure = 'final') AS fact_id, max(measure) AS measure
FROM rate_amounts
WHERE starts_with(rate, 'share_of_') AND measure IN ('final', 'budget')
GROUP BY document_id, rate_id, form, concept, rate;
COMMENT ON VIEW rate_shares IS '所说每个比重与其部分的金额 · each share told with the amount of its part';
COMMENT ON COLUMN rate_shares.rate_id IS '比率的编号 · identifier of the rate';
COMMENT ON COLUMN rate_shares.rate IS '比率的栏目 · measure of the rate';
