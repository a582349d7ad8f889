-- R503 目录中各部分、各附件的序号连续
-- en: The parts and annexes of the contents are numbered without a gap
-- kind: text
-- severity: warning
-- source: 目录；重新从“一”编起的不问
-- needs: 目录中编有序号的部分或附件
-- holds: entry part 1 第一部分概况 | entry part 2 第二部分决算表 | entry part 3 第三部分情况说明
-- fires: entry part 1 第一部分概况 | entry part 2 第二部分决算表 | entry part 4 第四部分情况说明
-- fires: entry part 1 第一部分概况 | entry part 2 第二部分决算表 | entry part 2 第二部分情况说明
WITH numbered AS (
    SELECT *, lag(number) OVER book AS before, lag(text) OVER book AS text_before,
        lag(boxes) OVER book AS boxes_before
    FROM contents
    WHERE level IN ('part', 'annex')
    WINDOW book AS (PARTITION BY document_id, level ORDER BY position)
)
SELECT document_id, level AS instance, bool_and(number IN (before + 1, 1)) AS holds,
    string_agg(format('目录中“{}”之后是“{}”', text_before, text), '；' ORDER BY position)
        FILTER (number NOT IN (before + 1, 1))
        || '，序号不连续，请核对' AS note,
    []::VARCHAR[] AS fact_ids,
    flatten(array_agg([quote(text_before, boxes_before), quote(text, boxes)] ORDER BY position)
        FILTER (number NOT IN (before + 1, 1)))
        AS quotes
FROM numbered
WHERE before IS NOT NULL
GROUP BY document_id, level
