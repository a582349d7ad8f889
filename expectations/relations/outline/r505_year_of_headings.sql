-- R505 标题所印的决算或预算年度就是所公开的年度
-- en: The year that headings name of the accounts or the budget is that of the disclosure
-- kind: text
-- severity: warning
-- source: 目录与各部分、各章标题；决算书中称“…年度…决算”的，预算书中称“…年…部门（单位）预算”的；回顾上年的除外
-- needs: 印有决算或预算年度的标题
-- holds: heading part 2 第二部分2024年度部门决算表
-- fires: heading part 2 第二部分2023年度部门决算表 | heading part 3 第三部分2024年度部门决算情况说明
WITH printed AS (
    SELECT document_id, 'heading ' || position AS instance, text, page, boxes
    FROM headings
    UNION ALL
    SELECT document_id, 'entry ' || position, text, page, boxes
    FROM contents
),
dated AS (
    SELECT p.*, d.fiscal_year, d.kind, list_transform(regexp_extract_all(p.text, '20\d\d'), lambda y: y::INTEGER)
        AS years
    FROM printed AS p
    JOIN documents AS d USING (document_id)
    WHERE d.fiscal_year IS NOT NULL AND regexp_matches(p.text, '20\d\d年') AND contains(p.text, if(d.kind = 'budget',
        '预算', '决算'))
        AND NOT regexp_matches(p.text, '执行|完成|回顾|上年|相比|对比|工作')
    -- Where no heading names the year we take the book for, the year may be our misreading.
    QUALIFY bool_or(list_contains(years, d.fiscal_year)) OVER (PARTITION BY p.document_id)
)
SELECT document_id, 'headings' AS instance, bool_and(list_contains(years, fiscal_year)) AS holds,
    string_agg(format('第{}页标题“{}”', page, text), '、' ORDER BY page, instance) FILTER (NOT list_contains(years,
        fiscal_year))
        || format('的年度不是所公开的{}年度，请核对', any_value(fiscal_year)) AS note,
    []::VARCHAR[] AS fact_ids,
    array_agg(quote(text, boxes) ORDER BY page, instance) FILTER (NOT list_contains(years, fiscal_year)) AS quotes
FROM dated
GROUP BY document_id
