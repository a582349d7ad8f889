-- Q42 由本年增减推出的上年数与上年公开数不符
-- en: Prior years implied by this year's text that differ from what was disclosed
-- asks: 财政 · finance bureau
-- grain: 一个单位、一个年度、一个事项 · one body, year and subject
-- warning: 差在三个数的四舍五入之内的不列；上年数可以被正当追溯调整 · differences within the rounding of three numbers are not listed; a year may be restated for good reason
WITH told AS (
    SELECT
        district, publisher, fiscal_year, scope, section, concept, document_id, any_value(url) AS url,
        min(page) AS page,
        any_value(label) AS label,
        any_value(amount_yuan) FILTER (measure = 'final') AS final_yuan,
        any_value(text) FILTER (measure = 'final') AS final_text,
        any_value(amount_yuan) FILTER (measure = 'change_prior') AS change_yuan,
        any_value(text) FILTER (measure = 'change_prior') AS change_text,
        max(step_yuan) AS step_yuan
    FROM (SELECT *, form AS section FROM report.numbers WHERE form LIKE 'N%' AND kind = 'final_accounts')
    WHERE measure IN ('final', 'change_prior') AND NOT starts_with(concept, 'name:')
    GROUP BY district, publisher, fiscal_year, scope, section, concept, document_id
)
SELECT t.district, t.publisher, t.fiscal_year, t.section, t.concept, t.label, t.final_yuan, t.final_text, t.change_yuan,
    t.change_text, t.final_yuan - t.change_yuan AS implied_prior_yuan, p.final_yuan AS disclosed_prior_yuan,
    p.final_text AS disclosed_prior_text, t.final_yuan - t.change_yuan - p.final_yuan AS difference_yuan, t.page,
    p.page AS prior_page, t.url, t.document_id, p.document_id AS prior_document_id
FROM told AS t
JOIN told AS p
    ON p.district = t.district AND p.publisher = t.publisher AND p.scope = t.scope AND p.section = t.section
    AND p.concept = t.concept AND p.fiscal_year = t.fiscal_year - 1
WHERE abs(t.final_yuan - t.change_yuan - p.final_yuan) > t.step_yuan + p.step_yuan / 2
    AND report.asked(t.district, t.publisher, t.fiscal_year)
ORDER BY abs(difference_yuan) DESC, t.district, t.publisher, t.fiscal_year, t.section, t.concept
