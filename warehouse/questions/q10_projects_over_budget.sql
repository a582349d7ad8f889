-- Q10 哪些项目执行数大于预算数，或预算为零而有支出
-- en: Which projects spent more than their budget, or had none and spent
-- asks: 财政 · finance bureau
-- grain: 一份现行文件一处所说的一个项目 · one project at one place of one current book
-- warning: 预算数多为全年（调整后）预算 · the budget is mostly the revised one
SELECT district, publisher, fiscal_year, form, project, budget_yuan, budget_text, executed_yuan, executed_text, unit,
    executed_yuan - budget_yuan AS excess_yuan, page, url, document_id
FROM report.projects
WHERE executed_yuan > budget_yuan AND report.asked(district, publisher, fiscal_year)
ORDER BY excess_yuan DESC, district, publisher, fiscal_year, form, project
