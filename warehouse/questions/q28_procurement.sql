-- Q28 政府采购：授予中小和小微企业的比例，各类合计是否等于总额
-- en: Procurement: shares of small and micro firms, and whether the categories add up
-- asks: 财政 · finance bureau
-- grain: 一个部门、一个年度 · one department and year
-- warning: 取说明文字；采购预算只在预算公开中，见 report.numbers 的 B11 · as told in the narrative; procurement budgets are in B11 of report.numbers
WITH told AS (
    SELECT
        district, publisher, fiscal_year, document_id, any_value(url) AS url, min(page) AS page,
        any_value(unit) FILTER (concept = 'procurement_total') AS unit,
        any_value(amount_yuan) FILTER (concept = 'procurement_total') AS total_yuan,
        any_value(text) FILTER (concept = 'procurement_total') AS total_text,
        any_value(amount_yuan) FILTER (concept = 'procurement_goods') AS goods_yuan,
        any_value(amount_yuan) FILTER (concept = 'procurement_works') AS works_yuan,
        any_value(amount_yuan) FILTER (concept = 'procurement_services') AS services_yuan,
        any_value(amount_yuan) FILTER (concept = 'procurement_sme') AS sme_yuan,
        any_value(amount_yuan) FILTER (concept = 'procurement_micro') AS micro_yuan
    FROM report.numbers
    WHERE form = 'N11' AND measure = 'final' AND body_kind = 'department'
        AND report.asked(district, publisher, fiscal_year)
    GROUP BY district, publisher, fiscal_year, document_id
)
SELECT district, publisher, fiscal_year, total_yuan, total_text, goods_yuan, works_yuan, services_yuan, sme_yuan,
    micro_yuan, unit,
    (100 * sme_yuan / nullif(total_yuan, 0))::DECIMAL(18, 1) AS sme_pct,
    (100 * micro_yuan / nullif(total_yuan, 0))::DECIMAL(18, 1) AS micro_pct,
    total_yuan - coalesce(goods_yuan, 0) - coalesce(works_yuan, 0) - coalesce(services_yuan, 0) AS unsplit_yuan,
    page, url, document_id
FROM told
ORDER BY total_yuan DESC NULLS LAST, district, publisher, fiscal_year
