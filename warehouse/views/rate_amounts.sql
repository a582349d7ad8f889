CREATE OR REPLACE VIEW rate_amounts AS
WITH rates AS (
    SELECT document_id, form, fact_id AS rate_id, side, concept, measure AS rate, coalesce(sentence_id, '') AS sentence
    FROM cells
    WHERE ends_with(measure, '_pct') AND state = 'printed' AND quantity IS NOT NULL
),
told AS (
    SELECT
        r.document_id,
        r.form,
        r.rate_id,
        r.side,
        r.concept,
        r.rate,
        a.measure,
        a.fact_id,
        a.amount_yuan,
        coalesce(a.sentence_id, '') = r.sentence AS same_sentence
    FROM rates AS r
    JOIN cells AS a USING (document_id, form, side, concept)
    WHERE a.quantity IS NULL AND a.amount_yuan IS NOT NULL AND coalesce(a.sentence_id, '') <= r.sentence
    -- What was told last before the rate is what it speaks of.
    QUALIFY rank() OVER (PARTITION BY r.document_id, r.rate_id, a.measure ORDER BY a.sentence_id DESC NULLS LAST) = 1
)
SELECT document_id, form, rate_id, side, concept, rate, measure, min(fact_id) AS fact_id,
    bool_or(same_sentence) AS same_sentence
FROM told
GROUP BY document_id, form, rate_id, side, concept, rate, measure
HAVING count(DISTINCT amount_yuan) = 1;
COMMENT ON VIEW rate_amounts IS '每个比率与其所说同一对象的金额 · each printed rate with the amounts told of the same subject';
COMMENT ON COLUMN rate_amounts.rate_id IS '比率的编号 · identifier of the rate';
COMMENT ON COLUMN rate_amounts.rate IS '比率的栏目 · measure of the rate';
COMMENT ON COLUMN rate_amounts.same_sentence IS '是否与比率同在一句 · whether it stands in the sentence of the rate';
