-- R222 各表科目同编码同名，一般公共预算的科目均见于支出决算表
-- en: A code has one name in all forms, and the codes of the forms agree as sets
-- kind: text
-- severity: info
-- source: 公开02、03、05、07、08表；只比所列级次，名称因栏宽截断的视为相同；收支同科目须公开01表已证明无结转结余
-- needs: 两张以上带科目编码的表
-- holds: row T03 2010301 行政运行 | row T05 2010301 行政运行
-- holds: row T03 214 资源勘探工业信息等支出 | row T05 214 资源勘探工业信息等支
-- holds: row T03 201 一般公共服务支出 | row T05 201 一般公共服务支出 | row T05 2010301 行政运行 | row T02 208 社会保障和就业支出
-- fires: row T03 207 文化旅游体育与传媒支出 | row T05 207 文化体育与传媒支出
-- fires: row T03 2010301 行政运行 | row T05 2010301 行政运行 | row T05 2080505 机关事业单位基本养老保险缴费支出
-- fires: row T02 201 一般公共服务支出 | row T03 201 一般公共服务支出 | row T03 208 社会保障和就业支出 | T01 income:carryover_opening amount blank | T01 expenditure:carryover_closing amount blank
WITH coded AS (
    SELECT DISTINCT document_id, form, code, length(code) AS depth,
        regexp_replace(label, '[\s()（）、，,·“”"]', '', 'g') AS name
    FROM form_rows
    WHERE form IN ('T02', 'T03', 'T05', 'T07', 'T08') AND code IS NOT NULL
),
names AS (
    SELECT document_id, code, count(DISTINCT form) AS printed_in, min(name) AS name, max(name) AS other_name
    FROM coded
    GROUP BY document_id, code
),
no_carryover AS (
    SELECT document_id
    FROM cells
    WHERE form = 'T01' AND concept IN ('carryover_opening', 'carryover_closing')
    GROUP BY document_id
    HAVING max(coalesce(abs(amount_yuan), 1)) = 0 AND count(*) = 2
),
claims AS (
    SELECT DISTINCT document_id, 'T05' AS form, 'T03' AS within
    FROM coded
    UNION ALL
    SELECT document_id, unnest(['T02', 'T03']), unnest(['T03', 'T02'])
    FROM no_carryover
),
members AS (
    SELECT c.document_id, c.form, q.within, c.code, bool_or(o.code = c.code) AS found
    FROM coded AS c
    JOIN claims AS q USING (document_id, form)
    JOIN coded AS o ON o.document_id = c.document_id AND o.form = q.within AND o.depth = c.depth
    GROUP BY ALL
)
SELECT
    document_id,
    'names' AS instance,
    bool_and(starts_with(other_name, name)) AS holds,
    string_agg(format('“{}”在各表中名称不同：“{}”与“{}”', code, name, other_name), '；' ORDER BY code)
        FILTER (WHERE NOT starts_with(other_name, name)) AS note,
    NULL::VARCHAR[] AS fact_ids
FROM names
WHERE printed_in > 1
GROUP BY document_id
UNION ALL
SELECT
    document_id,
    form || ' in ' || within,
    bool_and(found),
    format('“{}”见于{}而不见于{}', string_agg(code, '、' ORDER BY code) FILTER (WHERE NOT found),
        replace(form, 'T', '公开') || '表', replace(within, 'T', '公开') || '表'),
    NULL
FROM members
GROUP BY document_id, form, within
