-- Q33 哪些项目在本部门或别的部门有同名项目
-- en: Which projects share their name with another, in the same department or elsewhere
-- asks: 人大 · people's congress
-- grain: 一个区、一个年度、一个项目名称 · one district, year and project name
-- warning: 通用名称（如业务费）同名很常见 · common names are shared by many
SELECT district, fiscal_year, project, count(DISTINCT publisher) AS publishers,
    sum(executed_yuan) AS executed_yuan, list_sort(list_distinct(list(publisher))) AS who,
    list_sort(list_distinct(list(document_id))) AS documents
FROM report.projects
WHERE kind = 'final_accounts' AND body_kind = 'department' AND length(project) >= 6
    AND report.asked(district, NULL, fiscal_year)
GROUP BY district, fiscal_year, project
HAVING count(DISTINCT publisher) > 1
    AND (getvariable('publisher') IS NULL OR list_contains(list(publisher), getvariable('publisher')))
ORDER BY publishers DESC, district, fiscal_year, project
