-- R421 印有“分值×执行率”的，执行率得分等于分值乘以执行率，最高为分值
-- en: Where the score for execution is printed to be its weight times the rate, it is, and the weight at most
-- kind: text
-- severity: warning
-- source: 绩效自评表预算执行情况栏“得分（20分×执行率）”；执行率超过100%的按100%计，相差不足半分的不问
-- needs: 印有得分规则的执行率、分值与得分
-- holds: field A02 name:甲 score_rule 得分(20分*执行率) | A02 name:甲 completion_pct 95% | A02 indicator:name:甲/execution weight 20分 | A02 indicator:name:甲/execution score 19分
-- holds: field A02 name:甲 score_rule 得分(20分*执行率) | A02 name:甲 completion_pct 112% | A02 indicator:name:甲/execution weight 20分 | A02 indicator:name:甲/execution score 20分
-- fires: field A02 name:甲 score_rule 得分(20分*执行率) | A02 name:甲 completion_pct 75% | A02 indicator:name:甲/execution weight 20分 | A02 indicator:name:甲/execution score 20分
WITH points AS (
    SELECT s.document_id, s.form, regexp_replace(s.concept, '/execution$', '') AS project, s.fact_id AS score_id,
        w.fact_id AS weight_id, s.quantity AS score, w.quantity AS weight, s.text AS score_text, s.page
    FROM cells AS s
    JOIN cells AS w USING (document_id, form, side, concept)
    WHERE s.side = 'indicator' AND ends_with(s.concept, '/execution') AND s.measure = 'score' AND w.measure = 'weight'
        AND s.quantity IS NOT NULL AND w.quantity IS NOT NULL
)
SELECT p.document_id, p.score_id AS instance,
    abs(p.score - p.weight * least(r.quantity, 100) / 100) <= 0.5 AS holds,
    format('第{}页“{}”执行率{}%，按所印规则“{}”应得{}分，而印为{}分，请核对', p.page, e.label, r.text, e.score_rule,
        (p.weight * least(r.quantity, 100) / 100)::DECIMAL(12, 2)::VARCHAR, p.score_text) AS note,
    [p.score_id, p.weight_id, r.fact_id] AS fact_ids
FROM points AS p
JOIN evaluations AS e USING (document_id, form, project)
JOIN cells AS r ON (r.document_id, r.form, r.concept) = (p.document_id, p.form, p.project)
    AND r.measure = 'completion_pct'
WHERE e.score_rule IS NOT NULL AND r.quantity IS NOT NULL
