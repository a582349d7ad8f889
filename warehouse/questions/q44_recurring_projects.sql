-- Q44 年年都有的“一次性”项目，与随资金消失的项目
-- en: «One-off» projects that recur, and projects that vanished with their money
-- asks: 人大 · people's congress
-- grain: 一个部门、一个项目 · one department and project
-- warning: 按项目名称逐年对应，改名的视为消失 · followed by name; a renamed project counts as vanished
WITH years AS (
    SELECT district, publisher, fiscal_year, project, max(executed_yuan) AS executed_yuan, min(page) AS page,
        any_value(document_id) AS document_id
    FROM report.projects
    WHERE kind = 'final_accounts' AND body_kind = 'department' AND executed_yuan IS NOT NULL
        AND report.asked(district, publisher, NULL)
    GROUP BY district, publisher, fiscal_year, project
),
last_year AS (
    SELECT district, publisher, max(fiscal_year) AS last_published
    FROM years
    GROUP BY district, publisher
),
lives AS (
    SELECT district, publisher, project, count(*) AS years, min(fiscal_year) AS first_year,
        max(fiscal_year) AS last_year,
        arg_max(executed_yuan, fiscal_year) AS last_executed_yuan, arg_max(page, fiscal_year) AS page,
        arg_max(document_id, fiscal_year) AS document_id
    FROM years
    GROUP BY district, publisher, project
)
SELECT l.district, l.publisher, l.project, l.first_year, l.last_year, l.years, l.last_executed_yuan,
    regexp_matches(l.project, '一次性|临时|专项活动|普查|换届') AND l.years >= 3 AS is_recurring_one_off,
    l.last_year < y.last_published AS has_vanished, l.page, l.document_id
FROM lives AS l
JOIN last_year AS y USING (district, publisher)
WHERE (is_recurring_one_off OR has_vanished) AND (getvariable('year') IS NULL OR l.last_year = getvariable('year'))
ORDER BY l.last_executed_yuan DESC, l.district, l.publisher, l.project
LIMIT 20000
