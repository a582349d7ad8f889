-- Q09 自评项目合计与项目支出相差多少，未自评的有多少钱
-- en: How much project expenditure the evaluated projects leave out
-- asks: 审计 · audit
-- grain: 一份现行决算 · one current book
-- warning: 逐项所列以绩效说明（N13）为准；只列部分项目的，差额偏大 · projects are those the narrative lists (N13); where it lists some only, the gap is too large
-- warning: 项目支出为一般公共预算口径 · project expenditure is that of the general public budget
WITH spent AS (
    SELECT district, publisher, fiscal_year, project_expenditure_yuan, project_expenditure_text, page, url, document_id
    FROM report.function_spending
    WHERE form = 'T05' AND concept = 'total' AND report.asked(district, publisher, fiscal_year)
),
listed AS (
    SELECT document_id, count(*) AS projects, sum(executed_yuan) AS executed_yuan
    FROM report.projects
    WHERE form = 'N13'
    GROUP BY document_id
),
told AS (
    SELECT document_id, any_value(amount_yuan) AS evaluated_yuan, any_value(text) AS evaluated_text
    FROM report.numbers
    WHERE form = 'N13' AND concept = 'projects_evaluated' AND measure = 'final'
    GROUP BY document_id
)
SELECT s.district, s.publisher, s.fiscal_year, s.project_expenditure_yuan, s.project_expenditure_text,
    t.evaluated_yuan, t.evaluated_text, coalesce(l.projects, 0) AS projects_listed,
    coalesce(l.executed_yuan, 0) AS listed_yuan,
    s.project_expenditure_yuan - coalesce(l.executed_yuan, 0) AS not_listed_yuan, s.page, s.url, s.document_id
FROM spent AS s
LEFT JOIN listed AS l USING (document_id)
LEFT JOIN told AS t USING (document_id)
ORDER BY not_listed_yuan DESC NULLS LAST, s.district, s.publisher, s.fiscal_year, s.document_id
