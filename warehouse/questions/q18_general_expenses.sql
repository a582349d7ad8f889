-- Q18 一般性支出各项比上年增减多少
-- en: How each general expense changed from the year before
-- asks: 人大 · people's congress
-- grain: 一个部门、一个年度、一个经济科目 · one department, year and economic item
-- warning: 只含基本支出；列在项目中的会议、培训等不在其中 · basic expenditure only; meetings and training paid by projects are not in it
WITH items AS (
    SELECT
        *,
        CASE WHEN lag(fiscal_year) OVER item = fiscal_year - 1 THEN lag(amount_yuan) OVER item END AS prior_yuan
    FROM report.economic_items
    WHERE body_kind = 'department'
        AND code IN ('30201', '30202', '30211', '30212', '30215', '30216', '30217', '30226', '30227', '30231')
    WINDOW item AS (PARTITION BY district, publisher, code ORDER BY fiscal_year)
)
SELECT district, publisher, fiscal_year, code, label, amount_yuan, text, unit, prior_yuan,
    amount_yuan - prior_yuan AS change_yuan,
    (100 * (amount_yuan - prior_yuan) / nullif(prior_yuan, 0))::DECIMAL(24, 1) AS change_pct, page, url, document_id
FROM items
WHERE amount_yuan - prior_yuan <> 0 AND report.asked(district, publisher, fiscal_year)
ORDER BY abs(change_yuan) DESC, district, publisher, fiscal_year, code
LIMIT 20000
