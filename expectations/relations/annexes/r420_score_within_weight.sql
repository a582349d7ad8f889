-- R420 每项得分不小于零，也不大于其分值
-- en: No score is below zero or above its weight
-- kind: text
-- severity: warning
-- source: 绩效自评表各指标、预算执行率及总分；名称或标准说明可以加分的不问
-- needs: 得分及其分值
-- holds: A02 indicator:name:甲/01 weight 10分 | A02 indicator:name:甲/01 score 10分
-- fires: A02 indicator:name:甲/01 weight 10分 | A02 indicator:name:甲/01 score 12分
-- fires: A02 name:甲 total_weight 100分 | A02 name:甲 total_score 101分
WITH points AS (
    SELECT document_id, form, side, concept, replace(measure, 'total_', '') AS measure, fact_id, label, quantity,
        text, page
    FROM cells
    WHERE form IN ('A01', 'A02') AND measure IN ('weight', 'score', 'total_weight', 'total_score')
        AND quantity IS NOT NULL
)
SELECT s.document_id, s.fact_id AS instance, s.quantity BETWEEN 0 AND w.quantity AS holds,
    format('第{}页“{}”得分{}，而分值为{}，请核对', s.page, s.label, s.text, w.text) AS note,
    [s.fact_id, w.fact_id] AS fact_ids
FROM points AS s
JOIN points AS w ON (w.document_id, w.form, w.side, w.concept) = (s.document_id, s.form, s.side, s.concept)
WHERE s.measure = 'score' AND w.measure = 'weight' AND NOT regexp_matches(s.label, '加分|附加')
