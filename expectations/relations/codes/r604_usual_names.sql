-- R604 同一年度同一编码，所印名称与绝大多数单位一致
-- en: A code bears the name that most bodies print for it that year
-- kind: text
-- severity: info
-- scope: across
-- source: 各单位现行公开文件，连同 warehouse/codes 的计数；至少 20 份、过半同名，所印名称不足 5% 才指出，截断的视为相同
-- needs: 至少 20 份公开文件印有的科目编码
-- holds: row T05 2080505 机关事业单位基本养老保险缴费支出 | row T05 2080506 机关事业单位职业年金缴费
-- holds: row T05 2010577 统计会商 | row T05 221 住房保障支出
-- holds: row T05 20805 行政事业单位养老支出 | @2019 row T05 20805 行政事业单位离退休
-- holds: row T06 30213 维修(护)费 | @other row T06 30213 维修（护）费
-- fires: row T05 2080505 养老保险单位缴费
-- fires: row T06 30226 专家劳务 | @other row T06 30226 劳务费
WITH listed AS (
    SELECT y.fiscal_year, r.system, r.code, r.name, r.docs AS publishers
    FROM reference_codes AS r
    JOIN (SELECT DISTINCT fiscal_year FROM documents) AS y
        ON y.fiscal_year BETWEEN coalesce(r.first_year, 0) AND coalesce(r.last_year, 9999)
    -- While a name changes, the count does not tell which of the two a year prints.
    QUALIFY count(*) OVER (PARTITION BY y.fiscal_year, r.system, r.code) = 1
),
counted AS (
    SELECT fiscal_year, system, code, name, publishers
    FROM usual_code_names
    UNION ALL
    FROM listed
    WHERE publishers > 0
),
names AS (
    SELECT fiscal_year, system, code, name, sum(publishers) AS publishers
    FROM counted
    GROUP BY ALL
),
codes AS (
    SELECT fiscal_year, system, code, sum(publishers) AS all_publishers, arg_max(name, publishers) AS usual_name
    FROM names
    GROUP BY ALL
    HAVING sum(publishers) >= 20 AND 2 * max(publishers) >= sum(publishers)
),
printed AS (
    SELECT DISTINCT p.document_id, p.code, p.name, u.usual_name, u.all_publishers, n.publishers,
        contains(u.usual_name, p.name) OR contains(p.name, u.usual_name)
            OR 20 * coalesce(n.publishers, 1) >= u.all_publishers AS is_usual
    FROM printed_codes AS p
    JOIN documents AS d USING (document_id)
    JOIN codes AS u USING (fiscal_year, system, code)
    LEFT JOIN names AS n USING (fiscal_year, system, code, name)
    WHERE p.name <> ''
)
SELECT
    document_id,
    'names' AS instance,
    bool_and(is_usual) AS holds,
    string_agg(format('编码“{}”印作“{}”，绝大多数单位印作“{}”', code, name, usual_name), '；' ORDER BY code)
        FILTER (NOT is_usual) AS note,
    NULL::VARCHAR[] AS fact_ids,
    NULL::VARCHAR AS other_document_id,
    NULL::VARCHAR[] AS other_fact_ids
FROM printed
GROUP BY document_id
