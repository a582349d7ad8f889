-- Q41 年初结转与上年年末结转不符
-- en: Openings that differ from the closing of the year before
-- asks: 财政 · finance bureau
-- grain: 一个单位、一个年度 · one body and year
-- warning: 差在四舍五入之内的不列 · differences within rounding are not listed
-- warning: 机构调整、追溯调整可以是正当原因 · reorganisation and restatement may explain it
WITH carried AS (
    SELECT district, publisher, fiscal_year, scope, concept, amount_yuan, text, step_yuan, unit, page, url, document_id
    FROM report.numbers
    WHERE form = 'T01' AND concept IN ('carryover_opening', 'carryover_closing') AND amount_yuan IS NOT NULL
)
SELECT o.district, o.publisher, o.fiscal_year, o.scope, o.amount_yuan AS opening_yuan, o.text AS opening_text, o.unit,
    c.amount_yuan AS prior_closing_yuan, c.text AS prior_closing_text, o.amount_yuan - c.amount_yuan AS difference_yuan,
    o.page, c.page AS prior_page, o.url, o.document_id, c.document_id AS prior_document_id
FROM carried AS o
JOIN carried AS c
    ON c.district = o.district AND c.publisher = o.publisher AND c.scope = o.scope AND c.fiscal_year = o.fiscal_year - 1
WHERE o.concept = 'carryover_opening' AND c.concept = 'carryover_closing'
    AND abs(o.amount_yuan - c.amount_yuan) > (o.step_yuan + c.step_yuan) / 2
    AND report.asked(o.district, o.publisher, o.fiscal_year)
ORDER BY abs(difference_yuan) DESC, o.district, o.publisher, o.fiscal_year
