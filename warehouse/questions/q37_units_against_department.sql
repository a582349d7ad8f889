-- Q37 部门汇总与所属单位之和不符的科目
-- en: Codes where the units do not add up to their department
-- asks: 财政 · finance bureau
-- grain: 一份部门决算的一个科目 · one code of one department's book
-- warning: 须名录列明全部单位且其表都已读到；差在四舍五入之内的不列 · only where the registry lists all units and their forms were read; differences within rounding are not listed
WITH pairs AS (
    SELECT document_id, unit_document_id
    FROM main.paired_units
    WHERE form = 'T05' AND all_units
),
whole AS (
    SELECT district, publisher, fiscal_year, concept, label, amount_yuan, text, step_yuan, unit, page, url, document_id
    FROM report.numbers
    WHERE form = 'T05' AND measure = 'expenditure_total' AND report.asked(district, publisher, fiscal_year)
),
parts AS (
    SELECT p.document_id, f.concept, sum(f.amount_yuan) AS units_yuan, sum(f.step_yuan) AS units_step, count(*) AS units
    FROM pairs AS p
    JOIN main.facts AS f ON f.document_id = p.unit_document_id AND f.form = 'T05' AND f.measure = 'expenditure_total'
    GROUP BY p.document_id, f.concept
)
SELECT w.district, w.publisher, w.fiscal_year, w.concept, w.label, w.amount_yuan AS department_yuan,
    w.text AS department_text,
    coalesce(p.units_yuan, 0) AS units_yuan, coalesce(p.units, 0) AS units,
    w.amount_yuan - coalesce(p.units_yuan, 0) AS difference_yuan,
    w.unit, w.page, w.url, w.document_id
FROM whole AS w
SEMI JOIN pairs USING (document_id)
LEFT JOIN parts AS p USING (document_id, concept)
WHERE abs(w.amount_yuan - coalesce(p.units_yuan, 0)) > (w.step_yuan + coalesce(p.units_step, 0)) / 2
ORDER BY abs(difference_yuan) DESC, w.district, w.publisher, w.fiscal_year, w.concept
