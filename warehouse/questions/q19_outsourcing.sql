-- Q19 劳务费与委托业务费占商品和服务支出的比例及增长
-- en: Labour and commissioned services: their share of goods and services, and growth
-- asks: 审计 · audit
-- grain: 一个部门、一个年度 · one department and year
-- warning: 只含基本支出 · basic expenditure only
WITH sums AS (
    SELECT
        district, publisher, fiscal_year, document_id, any_value(url) AS url, min(page) AS page,
        sum(amount_yuan) FILTER (code = '30226') AS labour_yuan,
        sum(amount_yuan) FILTER (code = '30227') AS commissioned_yuan,
        any_value(text) FILTER (code = '30226') AS labour_text,
        any_value(text) FILTER (code = '30227') AS commissioned_text,
        sum(amount_yuan) FILTER (code = '302') AS goods_and_services_yuan
    FROM report.economic_items
    WHERE body_kind = 'department' AND code IN ('302', '30226', '30227')
    GROUP BY district, publisher, fiscal_year, document_id
),
years AS (
    SELECT
        *,
        coalesce(labour_yuan, 0) + coalesce(commissioned_yuan, 0) AS both_yuan,
        CASE WHEN lag(fiscal_year) OVER body = fiscal_year - 1
            THEN lag(coalesce(labour_yuan, 0) + coalesce(commissioned_yuan, 0)) OVER body END AS prior_yuan
    FROM sums
    WINDOW body AS (PARTITION BY district, publisher ORDER BY fiscal_year)
)
SELECT district, publisher, fiscal_year, labour_yuan, labour_text, commissioned_yuan, commissioned_text, both_yuan,
    goods_and_services_yuan, (100 * both_yuan / nullif(goods_and_services_yuan, 0))::DECIMAL(9, 1) AS share_pct,
    both_yuan - prior_yuan AS change_yuan, page, url, document_id
FROM years
WHERE report.asked(district, publisher, fiscal_year)
ORDER BY share_pct DESC NULLS LAST, district, publisher, fiscal_year
