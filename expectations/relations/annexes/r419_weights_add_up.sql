-- R419 各指标的分值合计为100分，或所印总分值
-- en: The weights of the indicators add up to 100, or to the total printed
-- kind: text
-- severity: warning
-- source: 绩效自评表；预算执行率没有单列分值的，只问各项之和大于总分值
-- needs: 各指标分值
-- holds: A02 indicator:name:甲/execution weight 10分 | A02 indicator:name:甲/01 weight 90分
-- holds: A02 indicator:name:甲/01 weight 90分 | A02 indicator:name:甲/01 score 80分
-- fires: A02 indicator:name:甲/execution weight 20分 | A02 indicator:name:甲/01 weight 90分
-- fires: A02 name:甲 total_weight 100分 | A02 indicator:name:甲/execution weight 10分 | A02 indicator:name:甲/01 weight 80分
WITH weights AS (
    SELECT document_id, form, regexp_replace(concept, '/[^/]*$', '') AS project, sum(quantity) AS together,
        bool_and(quantity IS NOT NULL) AS is_whole, bool_or(ends_with(concept, '/execution')) AS is_executed,
        array_agg(fact_id ORDER BY fact_id) AS fact_ids
    FROM cells
    WHERE form IN ('A01', 'A02') AND side = 'indicator' AND measure = 'weight' AND state <> 'blank' AND form_complete
    GROUP BY ALL
),
totals AS (
    SELECT document_id, form, concept AS project, max(quantity) AS printed
    FROM cells
    WHERE form IN ('A01', 'A02') AND side = '' AND measure = 'total_weight' AND quantity IS NOT NULL
    GROUP BY ALL
)
SELECT w.document_id, w.form || '.' || w.project AS instance,
    w.together = coalesce(t.printed, 100) OR w.together < coalesce(t.printed, 100) AND NOT w.is_executed AS holds,
    format('“{}”各项分值合计{}分，而总分值为{}分，请核对', regexp_replace(w.project, '^name:', ''),
        rtrim(rtrim(w.together::DECIMAL(12, 4)::VARCHAR, '0'), '.'),
        rtrim(rtrim(coalesce(t.printed, 100)::DECIMAL(12, 4)::VARCHAR, '0'), '.')) AS note,
    w.fact_ids
FROM weights AS w
LEFT JOIN totals AS t USING (document_id, form, project)
WHERE w.is_whole
