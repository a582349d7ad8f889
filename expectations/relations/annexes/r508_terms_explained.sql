-- R508 名词解释包括公开05表的各项科目
-- en: The list of terms explains the items of the general budget form
-- kind: text
-- severity: warning
-- source: 名词解释与公开05表有金额的项级科目；解释了四分之三以上的才问
-- needs: 名词解释中的功能分类科目与公开05表
-- holds: row A03 2010301 行政运行（项） | row T05 2010301 行政运行 | T05 2010301 expenditure_total 5
-- fires: row A03 2010301 甲（项） | row A03 2010302 乙（项） | row A03 2010303 丙（项） | T05 2010301 expenditure_total 5 | T05 2010302 expenditure_total 5 | T05 2010303 expenditure_total 5 | T05 2080502 expenditure_total 5
SELECT document_id, 'A03' AS instance, bool_and(is_explained) AS holds,
    '名词解释没有公开05表的' || string_agg(format('“{} {}”', code, name), '、' ORDER BY code) FILTER (NOT is_explained)
        || '，请核对是否遗漏或写作了别的科目' AS note,
    array_agg(fact_id ORDER BY fact_id) FILTER (NOT is_explained) AS fact_ids
FROM printed_terms
GROUP BY document_id
