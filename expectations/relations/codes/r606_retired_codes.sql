-- R606 已取消的科目编码不再使用
-- en: A code is not used after its last year
-- kind: text
-- severity: warning
-- source: 印有科目编码的各表；warehouse/codes 的末个年度已放宽一年
-- needs: 印有已知科目编码的表，及其年度
-- holds: row T05 2179999 其他金融支出 | T05 2179999 subtotal 5 | row T05 2010301 行政运行 | T05 2010301 subtotal 5
-- holds: row T05 2010308 信访事务 | T05 2010308 subtotal 5
-- holds: row T06 30311 代缴社会保险费 | T06 30311 amount 5
-- fires: row T05 2179901 其他金融支出 | T05 2179901 subtotal 5
-- fires: row T05 20115 工商行政管理事务 | T05 20115 subtotal 5 | row T05 2011501 行政运行 | T05 2011501 subtotal 5
-- fires: row T06 30312 提租补贴 | T06 30312 amount 5
WITH last_years AS (
    SELECT system, code, max(coalesce(last_year, 9999)) AS last_year
    FROM reference_codes
    GROUP BY ALL
),
used AS (
    SELECT p.document_id, p.form, p.code, p.name, d.fiscal_year, d.fiscal_year > l.last_year AS is_retired
    FROM printed_codes AS p
    JOIN documents AS d USING (document_id)
    JOIN last_years AS l USING (system, code)
    SEMI JOIN cells AS c ON (c.document_id, c.form, c.code) = (p.document_id, p.form, p.code)
),
quoted AS (
    SELECT document_id, form, code, arg_min(fact_id, (state <> 'printed', fact_id)) AS fact_id
    FROM cells
    SEMI JOIN (FROM used WHERE is_retired) USING (document_id, form, code)
    GROUP BY ALL
)
SELECT
    document_id,
    if(is_retired, code, 'codes') AS instance,
    NOT is_retired AS holds,
    format('编码“{}”（{}）在{}年度的政府收支分类科目中已取消，请核对应列的科目', any_value(code), any_value(name), any_value(fiscal_year))
        AS note,
    list(DISTINCT fact_id ORDER BY fact_id) FILTER (is_retired) AS fact_ids
FROM used
LEFT JOIN quoted USING (document_id, form, code)
GROUP BY document_id, instance, is_retired
