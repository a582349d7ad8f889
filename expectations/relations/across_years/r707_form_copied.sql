-- R707 一张表的全部数字不会与上一年度完全相同
-- en: No form repeats every one of its numbers from the year before
-- kind: text
-- severity: warning
-- scope: across
-- source: 印有八个以上不同金额的表；两年全书各表均相同的，疑为我们误认年度，不查
-- needs: 上一年度的同一张表，八个以上不同金额，且另有一张表两年不同
-- holds: T05 total expenditure_total 1.23 | T05 201 expenditure_total 1 | T05 20101 expenditure_total 2 | T05 20102 expenditure_total 3 | T05 20103 expenditure_total 4 | T05 20104 expenditure_total 5 | T05 20105 expenditure_total 6 | T05 20106 expenditure_total 7 | @2023 T05 total expenditure_total 9 | @2023 T05 201 expenditure_total 1 | @2023 T05 20101 expenditure_total 2
-- fires: T05 total expenditure_total 1.23 | T05 201 expenditure_total 1 | T05 20101 expenditure_total 2 | T05 20102 expenditure_total 3 | T05 20103 expenditure_total 4 | T05 20104 expenditure_total 5 | T05 20105 expenditure_total 6 | T05 20106 expenditure_total 7 | T06 301 amount 9 | T06 30101 amount 1 | T06 30102 amount 2 | T06 30103 amount 3 | T06 30107 amount 4 | T06 30108 amount 5 | T06 30109 amount 6 | T06 30110 amount 7 | @2023 T05 total expenditure_total 1.23 | @2023 T05 201 expenditure_total 1 | @2023 T05 20101 expenditure_total 2 | @2023 T05 20102 expenditure_total 3 | @2023 T05 20103 expenditure_total 4 | @2023 T05 20104 expenditure_total 5 | @2023 T05 20105 expenditure_total 6 | @2023 T05 20106 expenditure_total 7 | @2023 T06 301 amount 8
WITH compared AS (
    SELECT c.document_id, c.form, p.prior_document_id, c.fact_id, p.fact_id AS prior_fact_id, c.amount_yuan,
        coalesce(p.amount_yuan = c.amount_yuan, FALSE) AS same, c.level
    FROM cells AS c
    SEMI JOIN paired_years AS y ON y.document_id = c.document_id AND y.form = c.form
    LEFT JOIN prior_cells AS p ON (p.document_id, p.form, p.side, p.concept, p.measure)
        = (c.document_id, c.form, c.side, c.concept, c.measure)
    WHERE left(c.form, 1) IN ('B', 'T') AND c.amount_yuan <> 0
),
of_forms AS (
    SELECT document_id, form, NOT bool_and(same) AS holds, count(DISTINCT amount_yuan) AS amounts,
        max(prior_document_id) AS prior_document_id,
        array_agg(fact_id ORDER BY abs(amount_yuan) DESC, fact_id)[1:3] AS fact_ids,
        array_agg(prior_fact_id ORDER BY abs(amount_yuan) DESC, fact_id)[1:3] AS prior_fact_ids
    FROM compared
    GROUP BY document_id, form
    HAVING count(DISTINCT amount_yuan) >= 8
)
SELECT
    o.document_id,
    o.form AS instance,
    o.holds,
    format('《{}》的{}个不同金额与上一年度同一张表全部相同，请核实是否误用了上年的表', coalesce(nullif(f.title, ''), o.form), o.amounts) AS note,
    if(o.holds, [], o.fact_ids) AS fact_ids,
    o.prior_document_id AS other_document_id,
    if(o.holds, [], o.prior_fact_ids) AS other_fact_ids
FROM of_forms AS o
JOIN forms AS f USING (document_id, form)
QUALIFY bool_or(o.holds) OVER (PARTITION BY o.document_id)
