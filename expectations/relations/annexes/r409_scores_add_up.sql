-- R409 自评总分等于各项得分之和
-- en: The total score is the scores of its indicators together
-- kind: text
-- severity: warning
-- source: 绩效自评表；预算执行率没有单列得分的，只问各项之和大于总分
-- needs: 各指标得分与总分
-- holds: A02 name:甲 total_score 95分 | A02 indicator:name:甲/execution score 10分 | A02 indicator:name:甲/01 score 85分
-- holds: A02 name:甲 total_score 95分 | A02 indicator:name:甲/01 score 85分
-- fires: A02 name:甲 total_score 97分 | A02 indicator:name:甲/execution score 10分 | A02 indicator:name:甲/01 score 85分
-- fires: A02 name:甲 total_score 95分 | A02 indicator:name:甲/01 score 85分 | A02 indicator:name:甲/02 score 20分
WITH scores AS (
    SELECT document_id, form, regexp_replace(concept, '/[^/]*$', '') AS project, sum(quantity) AS together,
        bool_and(quantity IS NOT NULL) AS is_whole, bool_or(ends_with(concept, '/execution')) AS is_executed,
        array_agg(fact_id ORDER BY fact_id) AS fact_ids
    FROM cells
    WHERE form IN ('A01', 'A02') AND side = 'indicator' AND measure = 'score' AND state <> 'blank' AND form_complete
    GROUP BY ALL
)
SELECT t.document_id, t.fact_id AS instance,
    s.together = t.quantity OR s.together < t.quantity AND NOT s.is_executed AS holds,
    format('“{}”的自评总分印为{}，而各项得分合计{}，请核对', t.label, t.text,
        rtrim(rtrim(s.together::DECIMAL(12, 4)::VARCHAR, '0'), '.')) AS note,
    list_prepend(t.fact_id, s.fact_ids) AS fact_ids
FROM cells AS t
JOIN scores AS s ON (s.document_id, s.form, s.project) = (t.document_id, t.form, t.concept)
WHERE t.measure = 'total_score' AND t.side = '' AND t.quantity IS NOT NULL AND s.is_whole AND len(s.fact_ids) > 0
