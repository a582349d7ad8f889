-- R223 各表表头为同一部门、同一年度
-- en: All forms of a book name one body and one year in their headings
-- kind: text
-- severity: info
-- source: 公开01至09表的表头；“（汇总）”“（本级）”不计，名称前有上级区划的视为同一部门，各表金额单位可以不同
-- needs: 两张以上印有部门或年度的表头
-- holds: form T01 publisher=武昌区人民政府办公室（汇总） | form T05 publisher=武汉市武昌区人民政府办公室
-- holds: form T01 publisher=部门：武昌区政府办公室 | form T05 publisher=武昌区人民政府办公室本级
-- holds: form T01 unit=万元 title=2024年度收入支出决算总表 | form T09 unit=元 title=2024年度财政拨款“三公”经费支出决算表
-- fires: form T01 publisher=青岚区统计局 | form T05 publisher=青岚区财政局
-- fires: form T01 title=2024年度收入支出决算总表 | form T09 title=2023年度财政拨款“三公”经费支出决算表
WITH headings AS (
    SELECT document_id, form, publisher, nullif(regexp_extract(title, '20\d\d'), '') AS fiscal_year,
        coalesce(nullif(title, ''), replace(form, 'T', '公开') || '表') AS title,
        regexp_replace(
            replace(publisher, '人民政府', '政府'), '\s|[（(].*?[）)]|^[^:：]*[:：]|(本级|汇总)$', '', 'g'
        ) AS body
    FROM forms
),
pairs AS (
    SELECT document_id, a.title, b.title AS other_title, a.publisher, b.publisher AS other_publisher,
        a.fiscal_year, b.fiscal_year AS other_year, a.body <> '' AND b.body <> '' AS both_named,
        ends_with(a.body, b.body) OR ends_with(b.body, a.body) AS one_body
    FROM headings AS a
    JOIN headings AS b USING (document_id)
    WHERE a.form < b.form
)
SELECT
    document_id,
    'publisher' AS instance,
    bool_and(one_body) AS holds,
    min(format('《{}》表头印“{}”，《{}》表头印“{}”', title, publisher, other_title, other_publisher))
        FILTER (WHERE NOT one_body) AS note,
    NULL::VARCHAR[] AS fact_ids
FROM pairs
WHERE both_named
GROUP BY document_id
UNION ALL
SELECT
    document_id,
    'fiscal_year',
    bool_and(fiscal_year = other_year),
    min(format('表题“{}”与“{}”年度不同', title, other_title))
        FILTER (WHERE fiscal_year <> other_year),
    NULL
FROM pairs
WHERE fiscal_year IS NOT NULL AND other_year IS NOT NULL
GROUP BY document_id
