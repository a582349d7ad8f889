-- R514 目录条目与正文标题文字、次序相同，其他条目序号连续
-- en: The entries of the contents are the headings of the body, word for word and in order, and numbered without a gap
-- kind: text
-- severity: info
-- source: 目录与正文标题；正文中没有认出的、标题后加括号说明的不比；仅供统计，因为编排差异不影响数字
-- needs: 目录条目及其正文标题
-- holds: entry part 1 第一部分概况 heading=第一部分概况 | entry part 2 第二部分决算表 heading=第二部分决算表
-- fires: entry part 4 第四部分2024年度重点工作 heading=第四部分2024年重点工作
-- fires: entry chapter 1 一、收入情况 heading=一、收入情况 | entry chapter 3 三、支出情况 heading=三、支出情况
WITH listed AS (
    SELECT *, lag(number) OVER same_level AS before, lag(position) OVER same_level AS position_before,
        max(heading_page) OVER (PARTITION BY document_id ORDER BY position ROWS UNBOUNDED PRECEDING
            EXCLUDE CURRENT ROW) AS page_before
    FROM contents
    WINDOW same_level AS (PARTITION BY document_id, level ORDER BY position)
),
compared AS (
    SELECT *, regexp_replace(heading, '\([^)]*\)?$', '') = text AND heading_page >= coalesce(page_before, 0) AND (
        level IN ('', 'part', 'annex') OR before IS NULL OR number = before + 1 OR number = 1
            AND position > position_before + 1
    ) AS is_same
    FROM listed
    WHERE heading IS NOT NULL
)
SELECT document_id, 'contents' AS instance, bool_and(is_same) AS holds,
    string_agg(format('目录条目“{}”在正文中为“{}”（第{}页）', text, heading, heading_page), '；' ORDER BY position)
        FILTER (NOT is_same) AS note,
    []::VARCHAR[] AS fact_ids,
    flatten(array_agg([quote(text, boxes), quote(heading, heading_boxes)] ORDER BY position) FILTER (NOT is_same))
        AS quotes
FROM compared
GROUP BY document_id
