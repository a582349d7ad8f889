-- R337 说明中的项目个数等于所附项目自评表的个数
-- en: As many projects are told of as are self-evaluated in the annex
-- kind: text
-- severity: warning
-- source: 说明“项目支出自评结果”与项目支出绩效自评表
-- needs: 说明中反映的项目个数与项目支出绩效自评表
-- holds: N13 projects_listed count 1个 | A02 name:甲 final 3
-- fires: N13 projects_listed count 2个 | A02 name:甲 final 3
WITH annexed AS (
    SELECT document_id, count(DISTINCT concept) AS projects, array_agg(fact_id ORDER BY fact_id) AS fact_ids
    FROM cells
    WHERE form = 'A02' AND measure = 'final' AND form_complete
    GROUP BY document_id
)
SELECT n.document_id, n.fact_id AS instance, n.quantity = a.projects AS holds,
    format('说明中反映项目{}个，而所附项目自评表{}份，请核对', n.quantity::INTEGER, a.projects) AS note,
    list_prepend(n.fact_id, a.fact_ids) AS fact_ids
FROM cells AS n
JOIN annexed AS a USING (document_id)
WHERE n.form = 'N13' AND n.concept = 'projects_listed' AND n.measure = 'count' AND n.quantity IS NOT NULL
