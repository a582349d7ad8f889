-- R410 指标没有达到目标值的，说明偏差原因
-- en: An indicator that misses its target says why
-- kind: text
-- severity: warning
-- source: 绩效自评表；目标值与完成值都是同一单位的数、目标说明“不低于”或“不超过”的；得分低于分值的视为已扣分
-- needs: 有目标值与完成值的指标
-- holds: indicator A02 name:甲 巡查次数 ≥12次 13次
-- holds: indicator A02 name:甲 成活率 ≥95% 90% reason=天旱
-- holds: indicator A02 name:甲 成活率 ≥95% 90% weight=10 score=8
-- holds: indicator A02 name:甲 成活率 ≥95% 90% | field A02 name:甲 deviation 天旱
-- fires: indicator A02 name:甲 成活率 ≥95% 90% | field A02 name:甲 deviation 无
-- fires: indicator A02 name:甲 平均用时 ≤5天 7天 weight=10 score=10
SELECT v.document_id, v.form || '.' || v.concept AS instance,
    v.sense <> 'most' AND v.reached >= v.aimed OR v.sense = 'most' AND v.reached <= v.aimed
        OR NOT coalesce(regexp_matches(v.reason, '^(无|没有|不适用)?[。.]?$|^[-—/]*$'), TRUE)
        OR NOT coalesce(regexp_matches(e.deviation, '^(无|没有|不适用)?[。.]?$|^[-—/]*$'), TRUE)
        OR coalesce(TRY_CAST(i.score AS DECIMAL(12, 4)) < TRY_CAST(i.weight AS DECIMAL(12, 4)), FALSE) AS holds,
    format('第{}页指标“{}”目标值为“{}”，完成值为“{}”，没有达到目标，而未说明原因，请核对', v.page, v.name, v.target, v.actual) AS note,
    []::VARCHAR[] AS fact_ids, [quote(format('{}：{}，{}', v.name, v.target, v.actual), v.boxes)] AS quotes
FROM indicator_values AS v
JOIN indicators AS i USING (document_id, form, concept)
LEFT JOIN evaluations AS e ON (e.document_id, e.form, e.project) = (v.document_id, v.form, v.project)
WHERE v.sense <> 'equal'
