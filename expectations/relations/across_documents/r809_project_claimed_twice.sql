-- R809 同名同额的项目不见于两个部门
-- en: No project of the same name and amount stands in the books of two bodies
-- kind: text
-- severity: info
-- scope: across
-- source: 预算项目支出表与绩效目标表；名称八字以上、金额不为整万元者；部门与其所属单位之间不比
-- needs: 预算的项目名称与金额
-- holds: B12 name:城市更新调研及成果汇编 amount 12.3456 | @other B12 name:城市更新调研及成果汇编 amount 56.7812
-- holds: B12 name:培训费 amount 12.3456 | @other B12 name:培训费 amount 12.3456
-- fires: B12 name:城市更新调研及成果汇编 amount 12.3456 | @other B12 name:城市更新调研及成果汇编 amount 12.3456
WITH projects AS (
    SELECT f.document_id, f.fact_id, f.amount_yuan, n.publisher, n.fiscal_year, n.site,
        regexp_replace(regexp_replace(f.label, '^name:', ''), '\s', '', 'g') AS name
    FROM facts AS f
    JOIN newest_forms AS n USING (document_id, form)
    WHERE f.form IN ('B10', 'B12') AND f.concept LIKE 'name:%' AND n.copy = 1 AND f.amount_yuan > 0
),
telling AS (
    SELECT *
    FROM projects
    WHERE length(name) >= 8 AND amount_yuan % 10000 <> 0
),
twins AS (
    SELECT DISTINCT one.document_id, one.name, one.amount_yuan, other.publisher
    FROM telling AS one
    JOIN telling AS other USING (name, amount_yuan, fiscal_year, site)
    LEFT JOIN publisher_units AS u
        ON (u.publisher, u.unit) IN ((one.publisher, other.publisher), (other.publisher, one.publisher))
    WHERE one.publisher <> other.publisher AND u.unit IS NULL
)
SELECT
    p.document_id,
    'projects' AS instance,
    count(t.name) = 0 AS holds,
    array_to_string(list_sort(list_distinct(list(
        format('“{}”（{}元）也见于{}', t.name, t.amount_yuan::DECIMAL(24, 2)::VARCHAR, t.publisher)
    ))), '；') AS note,
    NULL::VARCHAR[] AS fact_ids,
    NULL::VARCHAR AS other_document_id,
    NULL::VARCHAR[] AS other_fact_ids
FROM (SELECT DISTINCT document_id FROM projects) AS p
LEFT JOIN twins AS t USING (document_id)
GROUP BY p.document_id
