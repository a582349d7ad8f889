-- Q20 工资福利支出及奖金占比，与全区中位数相比
-- en: Wages and benefits and the share of bonuses, against the district's median
-- asks: 人大 · people's congress
-- grain: 一个部门、一个年度 · one department and year
-- warning: 在职人数未入库，人均数算不出；以奖金占比代替 · staff numbers are not in the warehouse, so no cost per head; the share of bonuses stands for it
WITH sums AS (
    SELECT
        district, publisher, fiscal_year, document_id, any_value(url) AS url, min(page) AS page,
        sum(amount_yuan) FILTER (code = '301') AS wages_yuan,
        any_value(text) FILTER (code = '301') AS wages_text,
        sum(amount_yuan) FILTER (code = '30103') AS bonuses_yuan,
        any_value(text) FILTER (code = '30103') AS bonuses_text
    FROM report.economic_items
    WHERE body_kind = 'department' AND code IN ('301', '30103')
    GROUP BY district, publisher, fiscal_year, document_id
),
shares AS (
    SELECT *, (100 * coalesce(bonuses_yuan, 0) / nullif(wages_yuan, 0))::DECIMAL(9, 1) AS bonus_share_pct
    FROM sums
)
SELECT district, publisher, fiscal_year, wages_yuan, wages_text, bonuses_yuan, bonuses_text, bonus_share_pct,
    quantile_disc(bonus_share_pct, 0.5) OVER (PARTITION BY district, fiscal_year) AS district_median_pct, page, url,
    document_id
FROM shares
WHERE report.asked(district, NULL, fiscal_year)
QUALIFY report.asked(district, publisher, fiscal_year)
ORDER BY bonus_share_pct DESC NULLS LAST, district, publisher, fiscal_year
