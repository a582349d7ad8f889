-- R501 目录条目与正文标题所印年度相同
-- en: An entry of the contents and its heading in the body name the same year
-- kind: text
-- severity: warning
-- source: 目录与正文标题；序号相同、文字九成相同的一对
-- needs: 目录中印有年度的条目及其正文标题
-- holds: entry part 2 第二部分2024年度部门决算表 heading=第二部分2024年部门决算表
-- fires: entry part 2 第二部分2023年度部门决算表 heading=第二部分2024年度部门决算表
SELECT document_id, position::VARCHAR AS instance,
    regexp_extract_all(text, '20\d\d') = regexp_extract_all(heading, '20\d\d') AS holds,
    format('目录印“{}”，第{}页正文标题为“{}”，年度不同，请核对', text, heading_page, heading) AS note,
    []::VARCHAR[] AS fact_ids, [quote(text, boxes), quote(heading, heading_boxes)] AS quotes
FROM contents
WHERE regexp_matches(text, '20\d\d') AND regexp_matches(heading, '20\d\d')
