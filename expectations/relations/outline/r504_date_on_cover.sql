-- R504 封面日期合于所公开的年度：决算在年度终了之后，预算不晚于该年度
-- en: The date on the cover fits the year: after its end for final accounts, not after it for a budget
-- kind: text
-- severity: warning
-- source: 封面日期与所公开的年度；决算封面印该年12月的视为决算基准日，不问
-- needs: 封面日期
-- holds: heading date 0 2025年8月21日
-- holds: heading date 0 2024年12月31日
-- fires: heading date 0 2024年8月21日
-- fires: heading date 0 2020年8月21日
WITH dated AS (
    SELECT h.document_id, h.text, h.page, h.boxes, d.fiscal_year, d.kind,
        regexp_extract(h.text, '^(20\d\d)年', 1)::INTEGER AS printed_year
    FROM headings AS h
    JOIN documents AS d USING (document_id)
    WHERE h.level = 'date' AND d.fiscal_year IS NOT NULL
)
SELECT document_id, 'cover' AS instance,
    if(kind = 'final_accounts', printed_year > fiscal_year OR text LIKE fiscal_year || '年12月%',
        printed_year BETWEEN fiscal_year - 1 AND fiscal_year) AS holds,
    format('封面日期为“{}”，而所公开的是{}年度{}，请核对', text, fiscal_year, if(kind = 'budget', '预算', '决算')) AS note,
    []::VARCHAR[] AS fact_ids, [quote(text, boxes)] AS quotes
FROM dated
