-- Q16 基本支出与项目支出的比例及逐年变化，项目支出增减过半的部门
-- en: The mix of basic and project expenditure by year, and whose projects rose or fell by half
-- asks: 人大 · people's congress
-- grain: 一个部门、一个年度 · one department and year
-- warning: 上年未读到的没有变化率；原因见说明原文 · no change where the year before was not read; for reasons see the prose
WITH years AS (
    SELECT
        *,
        CASE WHEN lag(fiscal_year) OVER body = fiscal_year - 1 THEN lag(project_expenditure_yuan) OVER body END
            AS prior_project_yuan
    FROM report.totals
    WHERE body_kind = 'department'
    WINDOW body AS (PARTITION BY district, publisher ORDER BY fiscal_year)
)
SELECT
    district, publisher, fiscal_year, basic_expenditure_yuan, basic_expenditure_text, project_expenditure_yuan,
    project_expenditure_text, unit,
    (100 * project_expenditure_yuan / nullif(basic_expenditure_yuan + project_expenditure_yuan, 0))::DECIMAL(9, 1)
        AS project_share_pct,
    (100 * (project_expenditure_yuan - prior_project_yuan) / nullif(prior_project_yuan, 0))::DECIMAL(24, 1)
        AS project_change_pct,
    coalesce(abs(project_expenditure_yuan - prior_project_yuan) * 2 > prior_project_yuan, FALSE) AS changed_by_half,
    expenditure_page AS page, url, document_id
FROM years
WHERE report.asked(district, publisher, fiscal_year)
ORDER BY district, publisher, fiscal_year, document_id
