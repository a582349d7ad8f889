-- R706 科目对应到本年度后，编码相同则名称不变
-- en: A code keeps its name from one year to the next, changes of the classification apart
-- kind: text
-- severity: info
-- scope: across
-- source: 各表科目编码；年度间变动的科目先按变动表对应，名称因栏宽截断的视为相同
-- needs: 上一年度同一张表的科目
-- holds: T05 2010301 expenditure_total 5 | @2023 T05 2010301 expenditure_total 4
-- holds: T05 2014001 expenditure_total 5 | T05 201 expenditure_total 5 | @2023 T05 2010308 expenditure_total 4 | @2023 T05 201 expenditure_total 4
-- fires: row T05 207 文化旅游体育与传媒支出 | T05 207 expenditure_total 5 | @2023 row T05 207 文化体育与传媒支出 | @2023 T05 207 expenditure_total 4
WITH before AS (
    SELECT DISTINCT document_id, form, prior_document_id, prior_code, concept AS code, old_name
    FROM prior_cells
    WHERE left(form, 1) IN ('B', 'T') AND prior_code IS NOT NULL AND concept IS NOT NULL
),
names AS (
    SELECT DISTINCT document_id, form, code, regexp_replace(label, '[\s()（）、，,·“”"]', '', 'g') AS name
    FROM form_rows
    WHERE code IS NOT NULL
),
pairs AS (
    SELECT b.document_id, b.form, b.code, now.name, prior.name AS prior_name,
        b.old_name IS NOT NULL OR starts_with(now.name, prior.name) OR starts_with(prior.name, now.name) AS same
    FROM before AS b
    JOIN names AS now ON now.document_id = b.document_id AND now.form = b.form AND now.code = b.code
    JOIN names AS prior
        ON prior.document_id = b.prior_document_id AND prior.form = b.form AND prior.code = b.prior_code
)
SELECT
    document_id,
    form AS instance,
    bool_and(same) AS holds,
    string_agg(format('“{}”上年名为“{}”，本年名为“{}”', code, prior_name, name), '；' ORDER BY code)
        FILTER (WHERE NOT same) AS note,
    NULL::VARCHAR[] AS fact_ids,
    NULL::VARCHAR AS other_document_id,
    NULL::VARCHAR[] AS other_fact_ids
FROM pairs
GROUP BY document_id, form
