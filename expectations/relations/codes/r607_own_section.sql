-- R607 部门自身的行政运行列在本部门的款
-- en: A department has its own administration under its own section
-- kind: text
-- severity: info
-- source: 公开03、05表（预算支出表、一般公共预算支出表）的行政运行；warehouse/codes/own_section.csv 所列各类部门
-- needs: 所列各类部门的行政运行
-- holds: row T05 2010501 行政运行 | row T05 2010502 一般行政管理事务
-- holds: row T05 2010501 行政运行 | row T05 2010601 行政运行
-- fires: row T05 2010601 行政运行 | row T05 2010502 一般行政管理事务
WITH own AS (
    SELECT d.document_id, d.publisher, list(DISTINCT s.section) AS sections
    FROM documents AS d
    JOIN own_sections AS s
        ON regexp_replace(d.publisher, '[（(].*?[）)]|(?:本级|机关)$', '', 'g') LIKE s.body_like
    GROUP BY ALL
),
administration AS (
    SELECT o.document_id, o.publisher, o.sections, list(DISTINCT left(p.code, 5) ORDER BY left(p.code, 5)) AS printed
    FROM printed_codes AS p
    JOIN own AS o USING (document_id)
    WHERE p.form IN ('T03', 'T05', 'B03', 'B05') AND length(p.code) = 7 AND p.name = '行政运行'
    GROUP BY ALL
)
SELECT
    document_id,
    'own_section' AS instance,
    list_has_any(printed, sections) AS holds,
    format('{}的行政运行列在“{}”，这类部门一般列在“{}”，请核对是否套用了其他部门的样本', publisher,
        array_to_string(printed, '、'), array_to_string(list_sort(sections), '、')) AS note,
    NULL::VARCHAR[] AS fact_ids
FROM administration
