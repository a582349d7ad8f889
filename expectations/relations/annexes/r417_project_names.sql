-- R417 同一项目在说明与自评表中名称相同
-- en: A project bears one name in the prose and in its self-evaluation
-- kind: text
-- severity: info
-- source: 说明“项目支出自评结果”与项目支出绩效自评表，执行数在两处都只有一个与之相同的
-- needs: 说明与自评表中执行数相同的项目
-- holds: N13 name:甲 final 28.47 | A02 name:甲 final 28.47
-- fires: N13 name:甲 final 28.47 | A02 name:乙 final 28.47
WITH spent AS (
    SELECT document_id, form, concept, label, fact_id, amount_yuan
    FROM cells
    WHERE form IN ('N13', 'A02') AND starts_with(concept, 'name:') AND measure = 'final' AND amount_yuan > 0
    QUALIFY count(*) OVER (PARTITION BY document_id, form, amount_yuan) = 1
)
SELECT n.document_id, n.fact_id AS instance, n.label = a.label AS holds,
    format('同一项目在说明中名为“{}”，在自评表中名为“{}”', n.label, a.label) AS note, [n.fact_id, a.fact_id] AS fact_ids
FROM spent AS n
JOIN spent AS a USING (document_id, amount_yuan)
WHERE n.form = 'N13' AND a.form = 'A02'
