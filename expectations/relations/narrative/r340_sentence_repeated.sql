-- R340 两处相同的句子，数也相同
-- en: A sentence that stands in two places has the same numbers in both
-- kind: text
-- severity: warning
-- source: 说明与工作完成情况；除数以外九成以上相同，至少四个数，其中只有一个不同
-- needs: 两处相同的句子
-- holds: sentence N13 27 组织51家单位选派96名驻村队员对口帮扶22个脱贫村，全年投入帮扶资金324万元。 | sentence - 30 组织51家单位选派96名驻村队员对口帮扶22个脱贫村，全年投入帮扶资金324万元。
-- fires: sentence N13 27 组织51家单位选派96名驻村队员对口帮扶22个脱贫村，全年投入帮扶资金324万元。 | sentence - 30 组织51家单位选派96名驻村队员对口帮扶22个脱贫村，全年投入帮扶资金703万元。
WITH masked AS (
    SELECT document_id, sentence_id, part, section, page, text, boxes, regexp_replace(text, '\d[\d,.]*', '#', 'g')
        AS words,
        regexp_extract_all(text, '\d[\d,.]*') AS numbers
    FROM sentences
),
pairs AS (
    SELECT a.document_id, a.sentence_id, b.sentence_id AS other_id, a.page, b.page AS other_page, a.numbers,
        b.numbers AS others,
        a.text, a.boxes, b.text AS other_text, b.boxes AS other_boxes,
        list_filter(list_zip(a.numbers, b.numbers), lambda pair: pair[1] <> pair[2]) AS differing
    FROM masked AS a
    JOIN masked AS b ON b.document_id = a.document_id AND a.sentence_id < b.sentence_id
        AND (a.part, a.section) <> (b.part, b.section) AND len(a.numbers) = len(b.numbers)
        AND abs(length(a.words) - length(b.words)) <= length(a.words) / 10
    WHERE len(a.numbers) >= 4 AND length(a.words) >= 20 AND '' IN (a.section, b.section)
        AND levenshtein(a.words, b.words) <= length(a.words) / 10
)
SELECT document_id, sentence_id || '/' || other_id AS instance, len(differing) = 0 AS holds,
    format('第{}页与第{}页的同一句话，一处印“{}”，一处印“{}”：“{}”，请核对何者为准',
        page, other_page, differing[1][1], differing[1][2], text) AS note,
    []::VARCHAR[] AS fact_ids, [quote(text, boxes), quote(other_text, other_boxes)] AS quotes
FROM pairs
WHERE len(differing) <= 1
