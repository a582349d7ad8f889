-- R323 说明所列人员、公用经费项目就是公开06表有金额的项目
-- en: The items listed of personnel and operating costs are those with an amount in the form
-- kind: text
-- severity: warning
-- source: 说明“一般公共预算财政拨款基本支出决算情况”与公开06表；以“等”结尾或有无法对应的名称时不问遗漏，所列而无金额的多于两项的视为套用全部科目，不问
-- needs: 说明“主要包括”所列项目与公开06表
-- holds: row N06 personnel:30101 基本工资 | T06 30101 amount 5 | T06 30102 amount blank
-- fires: row N06 personnel:30101 基本工资 | row N06 personnel:30311 代缴社会保险费 | T06 30101 amount 5 | T06 30311 amount blank
-- fires: row N06 personnel:30101 基本工资 | T06 30101 amount 5 | T06 30309 amount 1.08
WITH listed AS (
    SELECT document_id, side, code
    FROM form_rows
    WHERE form = 'N06' AND side IN ('personnel', 'operating')
),
lists AS (
    SELECT l.document_id, l.side, bool_or(l.code IS NULL) AS unclear, count(*) AS named,
        array_agg(l.code) FILTER (l.code IS NOT NULL) AS codes
    FROM listed AS l
    GROUP BY l.document_id, l.side
),
open_lists AS (
    SELECT document_id
    FROM sentences
    WHERE section = 'N06' AND regexp_matches(text, '等[；;。，,（(]|等(费用|支出|经费|项目)')
),
printed AS (
    SELECT document_id, fact_id, code, label, amount_yuan, form_complete,
        if(left(code, 3) IN ('301', '303'), 'personnel', 'operating') AS side
    FROM cells
    WHERE form = 'T06' AND length(code) = 5 AND measure = 'amount' AND state IN ('printed', 'blank')
),
differing AS (
    SELECT p.*, l.unclear, list_contains(l.codes, p.code) AS is_listed,
        list_contains(l.codes, p.code) AND p.amount_yuan = 0 AS is_empty,
        p.amount_yuan <> 0 AND NOT list_contains(l.codes, p.code) AND NOT list_contains(l.codes, left(p.code, 3))
            AND NOT l.unclear AND p.document_id NOT IN (FROM open_lists) AS is_omitted
    FROM printed AS p
    JOIN lists AS l USING (document_id, side)
    WHERE p.form_complete
),
found AS (
    SELECT document_id, side,
        array_agg(fact_id ORDER BY fact_id) FILTER (is_empty) AS empty_ids,
        string_agg('“' || label || '”', '、' ORDER BY fact_id) FILTER (is_empty) AS empty_names,
        array_agg(fact_id ORDER BY fact_id) FILTER (is_omitted) AS omitted_ids,
        string_agg(format('“{}”（{}元）', label, amount_yuan::DECIMAL(24, 2)::VARCHAR), '、' ORDER BY fact_id)
            FILTER (is_omitted) AS omitted_names
    FROM differing
    GROUP BY document_id, side
    HAVING count(*) FILTER (is_listed) > 0
)
SELECT document_id, 'N06.' || side AS instance,
    (empty_ids IS NULL OR len(empty_ids) > 2) AND omitted_ids IS NULL AS holds,
    '说明所列' || if(side = 'personnel', '人员经费', '公用经费') || '项目与公开06表不同：' || concat_ws('；',
        if(len(empty_ids) <= 2, '列有' || empty_names || '，表中没有金额', NULL),
        '未列表中有金额的' || omitted_names) || '。请核对' AS note,
    list_concat(if(len(empty_ids) <= 2, empty_ids, []), coalesce(omitted_ids, [])) AS fact_ids
FROM found
