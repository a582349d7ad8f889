-- R507 部门汇总公开的说明不称“本单位”
-- en: The text of a whole department does not speak of «this unit»
-- kind: text
-- severity: info
-- source: 说明各句；仅供统计，因为财政部门下发的范本两种称谓并用
-- needs: 称“本部门”或“本单位”的说明
-- holds: sentence N07 25 本部门没有政府性基金支出。
-- fires: sentence N07 25 本部门没有政府性基金支出。 | sentence N08 25 本单位没有国有资本经营支出。
SELECT document_id, 'sentences' AS instance, NOT bool_or(contains(text, '本单位')) AS holds,
    format('说明既称“本部门”，又在第{}页称“本单位”', min(page) FILTER (contains(text, '本单位'))) AS note,
    []::VARCHAR[] AS fact_ids,
    [first(quote(text, boxes) ORDER BY page) FILTER (contains(text, '本部门')),
        first(quote(text, boxes) ORDER BY page) FILTER (contains(text, '本单位'))] AS quotes
FROM sentences
WHERE section <> '' AND regexp_matches(text, '本部门|本单位')
GROUP BY document_id
HAVING bool_or(contains(text, '本部门'))
