-- Q13 各部门各类支出决算与年初预算相差多少，哪些低于90%或高于110%
-- en: How final spending differs from the original budget by department and class: under 90 %, over 110 %
-- asks: 人大 · people's congress
-- grain: 一个部门、一个年度、一个类 · one department, year and class
-- warning: 只含说明写明年初预算的科目，年初预算为零的不计 · only codes whose original budget the narrative tells; those with none are left out (see Q14)
SELECT
    district,
    publisher,
    fiscal_year,
    left(code, 3) AS class,
    sum(original_budget_yuan) AS original_budget_yuan,
    sum(final_yuan) AS final_yuan,
    (100 * sum(final_yuan) / sum(original_budget_yuan))::DECIMAL(18, 1) AS final_pct,
    sum(final_yuan) * 10 < sum(original_budget_yuan) * 9
        OR sum(final_yuan) * 10 > sum(original_budget_yuan) * 11 AS is_off,
    count(*) AS items,
    min(page) AS page,
    any_value(url) AS url,
    document_id
FROM report.items_budgeted
WHERE body_kind = 'department' AND length(code) = 7 AND original_budget_yuan > 0 AND final_yuan IS NOT NULL
    AND report.asked(district, publisher, fiscal_year)
GROUP BY district, publisher, fiscal_year, class, document_id
ORDER BY is_off DESC, sum(final_yuan) - sum(original_budget_yuan) DESC, district, publisher, fiscal_year, class
