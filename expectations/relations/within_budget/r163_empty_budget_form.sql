-- R163 注明为空表的预算表不印金额
-- en: A budget form that says below that it is empty prints no amount
-- kind: text
-- severity: warning
-- source: 预算各表表下的说明；“如无数字”一类通用说明不算
-- needs: 表下注明为空表或无数据的预算表
-- holds: form B08 note=注:本部门无政府性基金预算,故本表为空表。 | B08 total expenditure_total 0.00
-- fires: form B07 note=注:本部门无“三公”经费预算,故本表为空表。 | B07 three_public_total budget 47.91
WITH stated AS (
    SELECT document_id, form, coalesce(nullif(title, ''), form) AS title,
        regexp_extract(note, '[^。;；]*故本表(为空表|无数据)') AS sentence
    FROM forms
    WHERE form LIKE 'B%' AND NOT regexp_matches(note, '如无|若无|仍保留|下述')
),
printed AS (
    SELECT document_id, form, array_agg(fact_id ORDER BY fact_id) AS fact_ids
    FROM cells
    WHERE amount_yuan <> 0
    GROUP BY document_id, form
)
SELECT
    s.document_id,
    s.form AS instance,
    p.form IS NULL AS holds,
    format('《{}》表下印“{}”，表中却印有金额，请核实', s.title, s.sentence) AS note,
    p.fact_ids[1:5] AS fact_ids
FROM stated AS s
LEFT JOIN printed AS p USING (document_id, form)
WHERE s.sentence <> ''
