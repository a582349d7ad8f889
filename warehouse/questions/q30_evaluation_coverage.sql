-- Q30 绩效自评覆盖多少项目和金额，所称比例是否成立
-- en: How many projects and how much money self-evaluation covers, and whether the stated share holds
-- asks: 财政 · finance bureau
-- grain: 一个部门、一个年度 · one department and year
-- warning: 分母为一般公共预算项目支出；书中可能用全部项目支出 · the whole is project expenditure of the general public budget; a book may mean all of it
WITH told AS (
    SELECT
        document_id, min(page) AS page,
        max(quantity) FILTER (measure = 'count')::INTEGER AS projects,
        any_value(amount_yuan) FILTER (measure = 'final') AS evaluated_yuan,
        any_value(text) FILTER (measure = 'final') AS evaluated_text,
        max(quantity) FILTER (measure = 'share_of_project_expenditure_pct')::DECIMAL(9, 2) AS stated_pct
    FROM report.numbers
    WHERE form = 'N13' AND concept = 'projects_evaluated'
    GROUP BY document_id
)
SELECT s.district, s.publisher, s.fiscal_year, t.projects, t.evaluated_yuan, t.evaluated_text,
    s.project_expenditure_yuan,
    t.stated_pct, (100 * t.evaluated_yuan / nullif(s.project_expenditure_yuan, 0))::DECIMAL(18, 1) AS computed_pct,
    t.page, s.url, s.document_id
FROM report.function_spending AS s
JOIN told AS t USING (document_id)
WHERE s.form = 'T05' AND s.concept = 'total' AND s.body_kind = 'department'
    AND report.asked(s.district, s.publisher, s.fiscal_year)
ORDER BY computed_pct NULLS LAST, s.district, s.publisher, s.fiscal_year
