-- R501 目录条目与正文标题所印年度相同
-- en: An entry of the contents and its heading in the body name the same year
-- kind: text
-- severity: warning
-- source: 目录与正文标题；序号相同、文字九成相同的一对
-- needs: 目录中印有年度的条目及其正文标题
-- holds: entry part 2 第二部分2024年度部门决算表 heading=第二部分2024年部门决算表
-- fires: entry part 2 第二部分2023年度部门决算表 heading=第二部分2024年度部门决算表
WITH dated AS (
    SELECT *, regexp_extract_all(text, '20\d\d') = regexp_extract_all(heading, '20\d\d') AS is_same
    FROM contents
    WHERE regexp_matches(text, '20\d\d') AND regexp_matches(heading, '20\d\d')
)
SELECT document_id, 'contents' AS instance, bool_and(is_same) AS holds,
    string_agg(format('目录印“{}”，第{}页正文标题为“{}”', text, heading_page, heading), '；' ORDER BY position) FILTER (NOT is_same)
        || '，年度不同，请核对' AS note,
    []::VARCHAR[] AS fact_ids,
    flatten(array_agg([quote(text, boxes), quote(heading, heading_boxes)] ORDER BY position) FILTER (NOT is_same))
        AS quotes
FROM dated
GROUP BY document_id
