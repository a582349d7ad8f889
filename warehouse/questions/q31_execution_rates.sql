-- Q31 项目执行率分档与金额，低于80%而下年预算未减的项目
-- en: Execution rates of projects in bands with their money; under 80 % with no smaller budget next year
-- asks: 财政 · finance bureau
-- grain: 一个部门一处所说的一个项目 · one project at one place of one department's book
-- warning: 下年按同名项目查找，改名的找不到 · next year is looked up by the same name; a renamed project is not found
WITH rated AS (
    SELECT *, (100 * executed_yuan / nullif(budget_yuan, 0))::DECIMAL(18, 1) AS rate_pct
    FROM report.projects
    WHERE kind = 'final_accounts' AND body_kind = 'department' AND executed_yuan IS NOT NULL AND budget_yuan IS NOT NULL
),
later AS (
    SELECT district, publisher, fiscal_year - 1 AS fiscal_year, concept, max(budget_yuan) AS next_budget_yuan
    FROM report.projects
    WHERE body_kind = 'department'
    GROUP BY ALL
)
SELECT r.district, r.publisher, r.fiscal_year, r.form, r.project, r.budget_yuan, r.budget_text, r.executed_yuan,
    r.executed_text,
    r.unit, r.rate_pct,
    CASE WHEN r.rate_pct < 60 THEN '< 60' WHEN r.rate_pct < 80 THEN '60–80' WHEN r.rate_pct <= 100 THEN '80–100'
        WHEN r.rate_pct > 100 THEN '> 100' ELSE 'no budget' END AS band,
    l.next_budget_yuan, coalesce(r.rate_pct < 80 AND l.next_budget_yuan >= r.budget_yuan, FALSE) AS budget_not_reduced,
    r.page, r.url, r.document_id
FROM rated AS r
LEFT JOIN later AS l USING (district, publisher, fiscal_year, concept)
WHERE report.asked(r.district, r.publisher, r.fiscal_year)
ORDER BY budget_not_reduced DESC, r.rate_pct NULLS LAST, r.district, r.publisher, r.fiscal_year, r.form, r.project
LIMIT 20000
