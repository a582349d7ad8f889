-- R342 说明中没有未填的模板文字
-- en: No words of the template are left unfilled
-- kind: text
-- severity: info
-- source: 说明各句；“××”“XX”“增加（减少）”一类
-- needs: 说明文字
-- holds: sentence N01 20 与上年相比增加3万元。
-- fires: sentence N01 20 与上年相比增加（减少）XX万元。
SELECT document_id, sentence_id AS instance,
    NOT regexp_matches(text, 'XX|××|××|增加[（(/]减少|上升[（(/]下降|大于[（(/]小于') AS holds,
    format('第{}页有未填的模板文字：“{}”', page, left(text, 60)) AS note, []::VARCHAR[] AS fact_ids,
    [quote(text, boxes)] AS quotes
FROM sentences
