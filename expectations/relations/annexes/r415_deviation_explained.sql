-- R415 执行率或指标偏离较大的，偏差原因不是“无”
-- en: A rate of execution or an indicator far off is not left without a reason
-- kind: text
-- severity: warning
-- source: 绩效自评表“偏差大或目标未完成原因分析”；执行率低于80%或高于100%，或指标完成值不足目标的一半、为其两倍以上（目标为“不低于”的超出不问，成本、费用与事故等指标不问）；备注说明预算为调整后数的，超过100%由R406问
-- needs: 偏差原因一栏与执行率或指标
-- holds: A02 name:甲 completion_pct 95% | field A02 name:甲 deviation 无
-- holds: A02 name:甲 completion_pct 60% | field A02 name:甲 deviation 项目跨年实施
-- fires: A02 name:甲 completion_pct 60% | field A02 name:甲 deviation 无
-- fires: indicator A02 name:甲 培训场次 20 80 | field A02 name:甲 deviation 无
WITH cards AS (
    SELECT document_id, form, project, label, deviation, is_adjusted
    FROM evaluations
    WHERE deviation IS NOT NULL
),
deviating AS (
    SELECT c.document_id, c.form, c.project, f.page, f.fact_id, NULL AS passage,
        f.quantity < 80 OR f.quantity > 100 AND NOT c.is_adjusted AS is_far, '执行率' || f.text || '%' AS words
    FROM cards AS c
    JOIN cells AS f ON (f.document_id, f.form, f.concept) = (c.document_id, c.form, c.project)
    WHERE f.measure = 'completion_pct' AND f.side = '' AND f.quantity IS NOT NULL
    UNION ALL
    SELECT document_id, form, project, page, NULL, quote(format('{}：{}，{}', name, target, actual), boxes),
        aimed > 0 AND reason = '' AND NOT regexp_matches(name, '成本|费用|经费|投诉|事故|事件|发生') AND (sense <> 'most'
            AND reached * 2 < aimed OR sense <> 'least' AND reached >= 2 * aimed),
        format('指标“{}”目标为“{}”而完成“{}”', name, target, actual)
    FROM indicator_values
    SEMI JOIN cards USING (document_id, form, project)
)
SELECT document_id, form || '.' || project AS instance,
    NOT bool_or(is_far) OR NOT regexp_matches(any_value(c.deviation), '^(无|没有|无偏差|不适用)?[。.]?$|^[-—/]*$') AS holds,
    format('“{}”的自评表中，', any_value(c.label)) || string_agg(DISTINCT words, '，' ORDER BY words) FILTER (is_far)
        || '，偏差原因栏却为“' || any_value(c.deviation) || '”，请核对' AS note,
    coalesce(list_distinct(array_agg(fact_id) FILTER (is_far AND fact_id IS NOT NULL)), []) AS fact_ids,
    list_distinct(array_agg(passage) FILTER (is_far AND passage IS NOT NULL)) AS quotes
FROM deviating
JOIN cards AS c USING (document_id, form, project)
GROUP BY document_id, form, project
