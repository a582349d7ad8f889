-- Q23 “其他”科目占支出的比例
-- en: The share of money spent on codes called «other»
-- asks: 财政 · finance bureau
-- grain: 一个部门、一个年度 · one department and year
-- warning: 功能分类取末两位为99的项，经济分类取30199、30299、30399、31099 · function codes that end in 99, economic codes 30199, 30299, 30399, 31099
WITH by_function AS (
    SELECT
        district, publisher, fiscal_year, document_id, any_value(url) AS url, min(page) AS page,
        coalesce(sum(total_yuan) FILTER (ends_with(code, '99')), 0) AS other_function_yuan,
        sum(total_yuan) AS function_yuan
    FROM report.function_spending
    WHERE form = 'T05' AND level = 'item' AND body_kind = 'department'
        AND report.asked(district, publisher, fiscal_year)
    GROUP BY district, publisher, fiscal_year, document_id
),
by_economy AS (
    SELECT
        document_id,
        coalesce(sum(amount_yuan) FILTER (code IN ('30199', '30299', '30399', '31099')), 0) AS other_economic_yuan,
        sum(amount_yuan) FILTER (length(code) = 3) AS economic_yuan
    FROM report.economic_items
    WHERE code IN ('30199', '30299', '30399', '31099') OR level = 'class'
    GROUP BY document_id
)
SELECT f.district, f.publisher, f.fiscal_year, f.other_function_yuan, f.function_yuan,
    (100 * f.other_function_yuan / nullif(f.function_yuan, 0))::DECIMAL(9, 1) AS other_function_pct,
    e.other_economic_yuan, e.economic_yuan,
    (100 * e.other_economic_yuan / nullif(e.economic_yuan, 0))::DECIMAL(9, 1) AS other_economic_pct, f.page, f.url,
        f.document_id
FROM by_function AS f
LEFT JOIN by_economy AS e USING (document_id)
ORDER BY other_function_pct DESC NULLS LAST, f.district, f.publisher, f.fiscal_year
