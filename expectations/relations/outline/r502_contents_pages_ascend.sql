-- R502 目录所印页码不递减
-- en: The page numbers of the contents never decrease
-- kind: text
-- severity: warning
-- source: 目录
-- needs: 印有页码的目录
-- holds: entry part 1 第一部分概况 printed=1 | entry part 2 第二部分决算表 printed=3
-- fires: entry part 1 第一部分概况 printed=5 | entry part 2 第二部分决算表 printed=3
WITH printed AS (
    SELECT *, lag(printed_page) OVER book AS before, lag(text) OVER book AS text_before, lag(boxes) OVER book
        AS boxes_before
    FROM contents
    WHERE printed_page IS NOT NULL
    WINDOW book AS (PARTITION BY document_id ORDER BY position)
)
SELECT document_id, 'contents' AS instance, bool_and(printed_page >= before) AS holds,
    string_agg(format('目录中“{}”印在第{}页，其后的“{}”却印在第{}页', text_before, before, text, printed_page), '；' ORDER BY position)
        FILTER (printed_page < before) || '，请核对' AS note,
    []::VARCHAR[] AS fact_ids,
    flatten(array_agg([quote(text_before, boxes_before), quote(text, boxes)] ORDER BY position)
        FILTER (printed_page < before))
        AS quotes
FROM printed
WHERE before IS NOT NULL
GROUP BY document_id
