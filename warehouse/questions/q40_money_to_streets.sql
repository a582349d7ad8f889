-- Q40 各部门给街道的项目支出与街道收到的补助
-- en: Projects paid to streets against what the streets received
-- asks: 审计 · audit
-- grain: 一个区、一个年度 · one district and year
-- warning: 街道按单位名称识别，项目按名称含“街道”识别；多数下拨不写在项目名称里 · streets are known by their names, projects by «街道» in theirs; most transfers are not named so
WITH received AS (
    SELECT
        district, fiscal_year, count(DISTINCT publisher) AS streets,
        sum(amount_yuan) FILTER (measure = 'superior_subsidy') AS subsidy_yuan,
        sum(amount_yuan) FILTER (measure = 'other_income') AS other_income_yuan,
        list_sort(list_distinct(list(document_id))) AS documents
    FROM report.numbers
    WHERE form = 'T02' AND concept = 'total' AND measure IN ('superior_subsidy', 'other_income')
        AND body_kind = 'department' AND contains(publisher, '街道') AND report.asked(district, NULL, fiscal_year)
    GROUP BY district, fiscal_year
),
paid AS (
    SELECT district, fiscal_year, count(*) AS projects, sum(executed_yuan) AS paid_yuan
    FROM report.projects
    WHERE kind = 'final_accounts' AND body_kind = 'department' AND contains(project, '街道')
        AND NOT contains(publisher, '街道')
    GROUP BY district, fiscal_year
)
SELECT r.district, r.fiscal_year, r.streets, r.subsidy_yuan, r.other_income_yuan, coalesce(p.projects, 0) AS projects,
    coalesce(p.paid_yuan, 0) AS paid_yuan, r.documents
FROM received AS r
LEFT JOIN paid AS p USING (district, fiscal_year)
ORDER BY r.district, r.fiscal_year
