-- R602 科目编码均见于该年度政府收支分类科目
-- en: Every code is one of the classification of its fiscal year
-- kind: text
-- severity: info
-- source: warehouse/codes 所列科目，并非全部；未列者不等于有误
-- needs: 印有科目编码的表，及其年度
-- holds: row T05 2010501 行政运行 | row T05 2080505 机关事业单位基本养老保险缴费支出 | row T06 30113 住房公积金
-- holds: row T05 2014001 行政运行 | row B06 50101 工资奖金津补贴
-- fires: row T05 2010577 统计会商
-- fires: row T06 30199 其他工资福利支出 | row T06 30198 其他
WITH coded AS (
    SELECT DISTINCT p.document_id, d.fiscal_year, p.system, p.code, p.name
    FROM printed_codes AS p
    JOIN documents AS d USING (document_id)
    WHERE d.fiscal_year IS NOT NULL
),
known AS (
    SELECT c.*, count(r.code) > 0 AS is_known
    FROM coded AS c
    LEFT JOIN reference_codes AS r
        ON r.system = c.system AND r.code = c.code AND coalesce(r.first_year, 0) <= c.fiscal_year
    GROUP BY ALL
)
SELECT
    document_id,
    'codes' AS instance,
    bool_and(is_known) AS holds,
    format('编码{}不在我们所知的{}年度政府收支分类科目之内，请核对',
        string_agg(format('“{} {}”', code, name), '、' ORDER BY code) FILTER (NOT is_known), fiscal_year) AS note,
    NULL::VARCHAR[] AS fact_ids
FROM known
GROUP BY document_id, fiscal_year
