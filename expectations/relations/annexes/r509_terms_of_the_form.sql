-- R509 名词解释中的科目都在公开05表中
-- en: The items of the list of terms stand in the general budget form
-- kind: text
-- severity: warning
-- source: 名词解释与公开05表；解释了公开05表四分之三以上科目的才问
-- needs: 名词解释中的功能分类科目与公开05表
-- holds: row A03 2010301 行政运行（项） | T05 2010301 expenditure_total 5
-- fires: row A03 2010301 行政运行（项） | row A03 name:财政事务 一般公共服务支出（类）财政事务（款）一般行政管理事务（项） | term 一般公共服务支出（类）财政事务（款）一般行政管理事务（项） | T05 2010301 expenditure_total 5
SELECT document_id, 'A03' AS instance, bool_and(l.code IS NOT NULL) AS holds,
    '名词解释中的' || string_agg(format('“{}”（第{}页）', l.label, l.page), '、' ORDER BY l.page, l.label)
        FILTER (l.code IS NULL) || '，公开05表没有这样的科目，请核对' AS note,
    []::VARCHAR[] AS fact_ids,
    array_agg(quote(l.label, t.boxes) ORDER BY l.page, l.label) FILTER (l.code IS NULL AND t.boxes IS NOT NULL)
        AS quotes
FROM form_rows AS l
SEMI JOIN printed_terms USING (document_id)
LEFT JOIN terms AS t USING (document_id, label, page)
WHERE l.form = 'A03'
GROUP BY document_id
