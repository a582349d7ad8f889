-- R508 名词解释包括公开05表的各项科目
-- en: The list of terms explains the items of the general budget form
-- kind: text
-- severity: warning
-- source: 名词解释与公开05表有金额的项级科目；解释了四分之三以上的才问
-- needs: 名词解释中的功能分类科目与公开05表
-- holds: row A03 2010301 行政运行（项） | row T05 2010301 行政运行 | T05 2010301 expenditure_total 5
-- fires: row A03 2010301 甲（项） | row A03 2010302 乙（项） | row A03 2010303 丙（项） | T05 2010301 expenditure_total 5 | T05 2010302 expenditure_total 5 | T05 2010303 expenditure_total 5 | T05 2080502 expenditure_total 5
WITH listed AS (
    SELECT document_id, code, label, page
    FROM form_rows
    WHERE form = 'A03'
),
printed AS (
    SELECT document_id, fact_id, code, spell_code_name(label) AS name
    FROM cells
    WHERE form = 'T05' AND level = 'item' AND measure = 'expenditure_total' AND amount_yuan <> 0
),
named AS (
    SELECT p.document_id, p.fact_id, p.code, p.name,
        bool_or(l.code IS NOT DISTINCT FROM p.code) AS is_explained,
        bool_or(contains(l.label, '）' || p.name || '（')) AS is_named
    FROM printed AS p
    JOIN listed AS l USING (document_id)
    GROUP BY ALL
),
-- A list of terms that explains most items of the form means to explain all of them.
whole AS (
    SELECT document_id
    FROM named
    GROUP BY document_id
    HAVING 4 * count(*) FILTER (is_explained OR is_named) >= 3 * count(*)
)
SELECT document_id, 'A03' AS instance, bool_and(is_explained OR is_named) AS holds,
    '名词解释没有公开05表的' || string_agg(format('“{} {}”', code, name), '、' ORDER BY code)
        FILTER (NOT is_explained AND NOT is_named) || '，请核对是否遗漏或写作了别的科目' AS note,
    array_agg(fact_id ORDER BY fact_id) FILTER (NOT is_explained AND NOT is_named) AS fact_ids
FROM named
SEMI JOIN whole USING (document_id)
GROUP BY document_id
