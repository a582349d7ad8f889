-- Q47 上年的每个问题今年是重现、已更正还是消失
-- en: For each finding: repeated a year later, corrected by a new version, or gone
-- asks: 人大 · people's congress
-- grain: 一份文件的一个问题 · one finding of one book
-- warning: 重现指同一单位下一年度同一关系仍有问题；下一年度未读到的为 unknown · repeated means that the same relation fails for the body a year later; unknown where that year was not read
WITH found AS (
    SELECT district, publisher, fiscal_year, kind, scope, relation, severity, verdict, message_zh, is_current, url,
        finding_id, document_id
    FROM report.findings
),
standing AS (
    SELECT DISTINCT district, publisher, fiscal_year, kind, scope, relation
    FROM found
    WHERE is_current
),
read AS (
    SELECT DISTINCT district, publisher, fiscal_year, kind, scope
    FROM report.books
    WHERE is_current
)
SELECT f.district, f.publisher, f.fiscal_year, f.kind, f.relation, f.severity, f.verdict,
    CASE
        WHEN NOT f.is_current AND NOT EXISTS (
            FROM found AS v WHERE v.is_current AND v.finding_id = f.finding_id AND v.publisher = f.publisher
        ) THEN 'corrected'
        WHEN s.relation IS NOT NULL THEN 'repeated'
        WHEN r.publisher IS NULL THEN 'unknown'
        ELSE 'gone'
    END AS outcome,
    f.message_zh, f.url, f.finding_id, f.document_id
FROM found AS f
LEFT JOIN standing AS s
    ON s.district = f.district AND s.publisher = f.publisher AND s.kind = f.kind AND s.scope = f.scope
    AND s.relation = f.relation AND s.fiscal_year = f.fiscal_year + 1
LEFT JOIN read AS r
    ON r.district = f.district AND r.publisher = f.publisher AND r.kind = f.kind AND r.scope = f.scope
    AND r.fiscal_year = f.fiscal_year + 1
WHERE report.asked(f.district, f.publisher, f.fiscal_year)
ORDER BY f.district, f.publisher, f.fiscal_year, f.kind, f.relation, f.finding_id, f.document_id
