-- R605 类、款的名称为该年度该科目的名称
-- en: Classes and sections bear the name of their code in that year
-- kind: text
-- severity: info
-- source: 印有科目编码的各表的类级、款级科目；已知编码才比较，截断、括号、空格与“其中”不计
-- needs: 印有已知科目编码与名称的表，及其年度
-- holds: row T05 207 文化旅游体育与传媒支出 | row T05 20103 政府办公厅(室)及相关机构
-- holds: row T05 201 一、一般公共服务支出 | row T06 301 工资福利支出
-- holds: row T05 20577 其他 | row T05 20136 其他共产党事务支出
-- fires: row T05 207 文化体育与传媒支出
-- fires: row T05 20103 行政运行 | row T05 2010301 行政运行
-- fires: row T06 310 其他资本性支出
SELECT
    document_id,
    'names' AS instance,
    bool_and(is_of_year) AS holds,
    array_to_string(list_sort(list_distinct(
        list(format('编码“{}”印作“{}”，{}年度该科目为“{}”', code, name, fiscal_year, listed_name))
            FILTER (NOT is_of_year)
    )), '；') AS note,
    NULL::VARCHAR[] AS fact_ids
FROM printed_names
WHERE listed_name IS NOT NULL AND (system = 'function' AND length(code) IN (3, 5) OR length(code) = 3)
GROUP BY document_id
