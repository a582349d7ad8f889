-- R325 说明中的“三公”经费数等于“三公”经费决算表
-- en: Three-public money told in words equals its form
-- kind: sum
-- severity: error
-- source: 说明“三公经费”与公开09表；预算数只在表注与说明的预算口径相同时比较
-- needs: 说明中的“三公”经费数与公开09表
-- holds: N09 reception final 0.65 | T09 reception final 0.65
-- holds: N09 reception revised_budget 0.65 | T09 reception budget 0.65 | form T09 note=预算数为全年预算数
-- fires: N09 three_public_total final 0.65 | T09 three_public_total final 0.56
-- fires: N09 reception revised_budget 0.65 | T09 reception budget 0.42 | form T09 note=预算数为全年预算数
WITH noted AS (
    SELECT document_id, regexp_extract(regexp_replace(note, '\s', '', 'g'), '预算数为[^，,。；;]{0,12}(全年|年初)预算', 1) AS kind
    FROM forms
    WHERE form = 'T09'
),
pairs AS (
    SELECT n.document_id, n.fact_id AS told, t.fact_id AS printed
    FROM cells AS n
    JOIN cells AS t USING (document_id, concept)
    JOIN noted AS b USING (document_id)
    WHERE n.form = 'N09' AND n.amount_yuan IS NOT NULL AND t.form = 'T09' AND (
        n.measure = 'final' AND t.measure = 'final'
        OR t.measure = 'budget' AND n.measure = CASE b.kind WHEN '全年' THEN 'revised_budget' WHEN '年初' THEN 'original_budget' END
    )
)
SELECT document_id, told AS instance, unnest([told, printed]) AS fact_id, unnest([1, -1]) AS coefficient
FROM pairs
