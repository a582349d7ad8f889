-- R134 基本支出决算表的经济分类科目各印一次
-- en: In the basic expenditure form each economic code is printed once
-- kind: text
-- severity: info
-- source: 公开06表并列多栏，以科目编码定其归属
-- needs: 公开06表的科目编码
-- holds: T06 301 amount 1 | T06 30101 amount 1 | T06 302 amount 1
-- fires: row T06 30101 基本工资 | row T06 30101 津贴补贴
WITH coded AS (
    SELECT document_id, code, count(*) AS times, string_agg(label, '”与“' ORDER BY position) AS labels
    FROM form_rows
    WHERE form = 'T06' AND code IS NOT NULL
    GROUP BY document_id, code
)
SELECT
    document_id,
    'T06' AS instance,
    max(times) = 1 AS holds,
    string_agg(format('科目“{}”印了{}次：“{}”', code, times, labels), '；' ORDER BY code)
        FILTER (WHERE times > 1) AS note,
    NULL::VARCHAR[] AS fact_ids
FROM coded
GROUP BY document_id
