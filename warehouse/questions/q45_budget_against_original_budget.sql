-- Q45 部门预算与决算所引年初预算逐项不符
-- en: Codes whose budget differs from the original budget that the final accounts quote
-- asks: 财政 · finance bureau
-- grain: 一个部门、一个年度、一个项 · one department, year and item
-- warning: 须同年预算与决算都已读到；差在四舍五入之内的不列 · only where budget and final accounts of the year were read; differences within rounding are not listed
WITH budgeted AS (
    SELECT district, publisher, fiscal_year, scope, code, amount_yuan, text, step_yuan, page, document_id
    FROM report.numbers
    WHERE form = 'B05' AND measure = 'expenditure_total' AND length(code) = 7 AND amount_yuan IS NOT NULL
),
quoted AS (
    SELECT district, publisher, fiscal_year, scope, code, label, amount_yuan, text, step_yuan, unit, page, url,
        document_id
    FROM report.numbers
    WHERE form = 'N05' AND measure = 'original_budget' AND length(code) = 7
)
SELECT q.district, q.publisher, q.fiscal_year, q.code, q.label, q.amount_yuan AS quoted_yuan, q.text AS quoted_text,
    q.unit,
    b.amount_yuan AS budget_yuan, b.text AS budget_text, q.amount_yuan - b.amount_yuan AS difference_yuan, q.page,
    b.page AS budget_page, q.url, q.document_id, b.document_id AS budget_document_id
FROM quoted AS q
JOIN budgeted AS b USING (district, publisher, fiscal_year, scope, code)
WHERE abs(q.amount_yuan - b.amount_yuan) > (q.step_yuan + b.step_yuan) / 2
    AND report.asked(q.district, q.publisher, q.fiscal_year)
ORDER BY abs(difference_yuan) DESC, q.district, q.publisher, q.fiscal_year, q.code
