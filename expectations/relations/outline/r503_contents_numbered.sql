-- R503 目录中各部分、各附件的序号连续
-- en: The parts and annexes of the contents are numbered without a gap
-- kind: text
-- severity: warning
-- source: 目录；自“第一部分”“附件一”起
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
SELECT document_id, position::VARCHAR AS instance, number = before + 1 AS holds,
    format('目录中“{}”之后是“{}”，序号不连续，请核对', text_before, text) AS note,
    []::VARCHAR[] AS fact_ids, [quote(text_before, boxes_before), quote(text, boxes)] AS quotes
FROM numbered
WHERE before IS NOT NULL
