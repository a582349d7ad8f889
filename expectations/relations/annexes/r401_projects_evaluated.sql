-- R401 说明自评结果的每个项目都附有自评表
-- en: Every project whose self-evaluation is told has its table in the annex
-- kind: text
-- severity: warning
-- source: 说明“项目支出自评结果”与项目支出绩效自评表；名称或执行数相同即视为同一项目，半数以上能对上的才问
-- needs: 说明中各项目与项目支出绩效自评表
-- holds: N13 name:甲 final 3 | N13 name:乙 final 4 | A02 name:甲 final 3 | A02 name:乙专项经费 final 4
-- holds: N13 name:甲 final 3 | N13 name:乙 final 4 | A02 name:丙 final 8 | A02 name:丁 final 9
-- fires: N13 name:甲 final 3 | N13 name:乙 final 4 | N13 name:丙 final 5 | A02 name:甲 final 3 | A02 name:乙 final 4
WITH told AS (
    SELECT document_id, concept, any_value(label) AS label, max(amount_yuan) AS spent, min(fact_id) AS fact_id
    FROM cells
    WHERE form = 'N13' AND starts_with(concept, 'name:') AND measure = 'final' AND form_complete
    GROUP BY document_id, concept
),
annexed AS (
    SELECT document_id, concept, max(amount_yuan) AS spent
    FROM cells
    WHERE form = 'A02' AND side = '' AND measure = 'final' AND form_complete
    GROUP BY document_id, concept
),
matched AS (
    SELECT t.document_id, t.label, t.fact_id,
        bool_or(contains(a.concept, substr(t.concept, 6)) OR contains(t.concept, substr(a.concept, 6))
            OR a.spent = t.spent) AS is_annexed
    FROM told AS t
    JOIN annexed AS a USING (document_id)
    GROUP BY t.document_id, t.concept, t.label, t.fact_id
)
SELECT document_id, 'N13' AS instance,
    bool_and(is_annexed) OR 2 * count(*) FILTER (is_annexed) <= count(*) AS holds,
    '说明介绍了' || string_agg(format('“{}”', label), '、' ORDER BY fact_id) FILTER (NOT is_annexed)
        || '的自评结果，而没有附其自评表，请核对' AS note,
    array_agg(fact_id ORDER BY fact_id) FILTER (NOT is_annexed) AS fact_ids
FROM matched
GROUP BY document_id
