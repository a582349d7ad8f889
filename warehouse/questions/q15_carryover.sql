-- Q15 年末结转结余大或连续三年增长的部门
-- en: Departments whose carry-over is 30 % of the total or more, or grew three years running
-- asks: 人大 · people's congress；审计 · audit
-- grain: 一个部门、一个年度 · one department and year
-- warning: 连续三年增长须四年决算都已读到；书中未列明哪些结转未动用 · growth over three years needs four years read; which carry-over stayed untouched is not printed
WITH years AS (
    SELECT
        *,
        lag(carryover_closing_yuan, 1) OVER body AS before1,
        lag(carryover_closing_yuan, 2) OVER body AS before2,
        lag(carryover_closing_yuan, 3) OVER body AS before3,
        fiscal_year - lag(fiscal_year, 3) OVER body = 3 AS is_unbroken
    FROM report.totals
    WHERE body_kind = 'department'
    WINDOW body AS (PARTITION BY district, publisher ORDER BY fiscal_year)
),
judged AS (
    SELECT
        *,
        (100 * carryover_closing_yuan / nullif(grand_total_yuan, 0))::DECIMAL(9, 1) AS share_pct,
        coalesce(is_unbroken AND carryover_closing_yuan > before1 AND before1 > before2 AND before2 > before3, FALSE)
            AS grew_three_years
    FROM years
)
SELECT district, publisher, fiscal_year, carryover_closing_yuan, carryover_closing_text, grand_total_yuan, unit,
    share_pct, grew_three_years, page, url, document_id
FROM judged
WHERE (carryover_closing_yuan * 10 >= grand_total_yuan * 3 AND carryover_closing_yuan > 0 OR grew_three_years)
    AND report.asked(district, publisher, fiscal_year)
ORDER BY carryover_closing_yuan DESC, district, publisher, fiscal_year
