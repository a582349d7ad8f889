-- Q24 “三公”经费预算与决算，谁超预算，谁有车而无运行费
-- en: Public expenses: budget and outturn, who exceeded it, who owns vehicles and reports no cost
-- asks: 记者与公众 · press and public；纪检 · discipline
-- grain: 一个部门、一个年度 · one department and year
-- warning: 预算数多为全年预算；车辆数取说明文字 · the budget is mostly the revised one; vehicles are those told in the narrative
WITH money AS (
    SELECT
        district, publisher, fiscal_year, document_id, any_value(url) AS url, min(page) AS page,
        any_value(unit) AS unit,
        any_value(budget_yuan) FILTER (concept = 'three_public_total') AS budget_yuan,
        any_value(budget_text) FILTER (concept = 'three_public_total') AS budget_text,
        any_value(final_yuan) FILTER (concept = 'three_public_total') AS final_yuan,
        any_value(final_text) FILTER (concept = 'three_public_total') AS final_text,
        any_value(final_yuan) FILTER (concept = 'vehicle_operation') AS vehicle_operation_yuan
    FROM report.three_public
    WHERE body_kind = 'department' AND report.asked(district, publisher, fiscal_year)
    GROUP BY district, publisher, fiscal_year, document_id
),
fleet AS (
    SELECT document_id, max(quantity)::INTEGER AS vehicles
    FROM report.numbers
    WHERE form IN ('N09', 'N12') AND concept IN ('vehicles_kept', 'vehicles_owned') AND measure = 'count'
    GROUP BY document_id
)
SELECT m.district, m.publisher, m.fiscal_year, m.budget_yuan, m.budget_text, m.final_yuan, m.final_text, m.unit,
    m.final_yuan - m.budget_yuan AS over_yuan, m.final_yuan > m.budget_yuan AS is_over, m.vehicle_operation_yuan,
    f.vehicles,
    coalesce(f.vehicles > 0 AND m.vehicle_operation_yuan = 0, FALSE) AS owns_without_cost, m.page, m.url, m.document_id
FROM money AS m
LEFT JOIN fleet AS f USING (document_id)
ORDER BY is_over DESC, owns_without_cost DESC, m.final_yuan DESC, m.district, m.publisher, m.fiscal_year
