-- R608 项级科目的名称为该年度该科目的名称
-- en: Items bear the name of their code in that year
-- kind: text
-- severity: info
-- source: 印有科目编码的各表的项级，经济分类为款级科目；已知编码才比较，截断、括号、空格与“其中”不计
-- needs: 印有已知科目编码与名称的表，及其年度
-- holds: row T05 2010501 行政运行 | row T06 30213 维修(护)费
-- holds: row T05 2080501 其中：行政单位离退休 | row T05 2080505 机关事业单位基本养老保险缴
-- holds: row T06 30307 医疗费 | row T06 30101 基本工资
-- fires: row T05 2080501 归口管理的行政单位离退休
-- fires: row T05 2010507 第五次经济普查
-- fires: row T06 30311 住房公积金
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
WHERE listed_name IS NOT NULL AND NOT (system = 'function' AND length(code) IN (3, 5) OR length(code) = 3)
GROUP BY document_id
