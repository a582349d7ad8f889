-- R515 目录页码与标题所在页相符
-- en: The headings stand on the pages that the contents give
-- kind: text
-- severity: info
-- source: 目录与正文；印刷页码与文件页码之差以多数条目为准；仅供统计，因为页码未更新不影响数字
-- needs: 印有页码的目录与正文标题
-- holds: entry part 1 第一部分概况 printed=1 heading=第一部分概况 on=3 | entry part 2 第二部分决算表 printed=3 heading=第二部分决算表 on=5
-- fires: entry part 1 第一部分概况 printed=1 heading=第一部分概况 on=3 | entry part 2 第二部分决算表 printed=3 heading=第二部分决算表 on=5 | entry part 3 第三部分说明 printed=4 heading=第三部分说明 on=9
WITH placed AS (
    SELECT *, mode(heading_page - printed_page) OVER (PARTITION BY document_id) AS usual
    FROM contents
    WHERE printed_page IS NOT NULL AND heading = text
)
SELECT document_id, 'contents' AS instance, bool_and(heading_page - printed_page = usual) AS holds,
    format('目录中{}条的页码与标题所在页不符', count(*) FILTER (heading_page - printed_page <> usual)) AS note,
    []::VARCHAR[] AS fact_ids,
    list_slice(flatten(array_agg([quote(text, boxes), quote(heading, heading_boxes)] ORDER BY position)
        FILTER (heading_page - printed_page <> usual)), 1, 2) AS quotes
FROM placed
GROUP BY document_id
