-- Q36 上级补助与附属单位上缴，收支两方是否对得上
-- en: Whether subsidies and remittances received match those paid
-- asks: 审计 · audit
-- grain: 一个部门、一个年度、一笔收或支 · one department, year and side
-- warning: 对附属单位补助与上级补助收入、上缴上级与附属上缴收入按同区同年同额配对；补助可以来自区外 · pairs are sought by amount within district and year; money may come from elsewhere
WITH sides AS (
    SELECT
        district, publisher, fiscal_year, if(form = 'T03', 'paid', 'received') AS side,
        if(measure IN ('superior_subsidy', 'subsidy_to_subordinates'), 'subsidy', 'remittance') AS transfer,
        amount_yuan, text, unit, page, url, document_id
    FROM report.numbers
    WHERE body_kind = 'department' AND concept = 'total' AND amount_yuan <> 0 AND (
            form = 'T02' AND measure IN ('superior_subsidy', 'subordinate_remittance')
            OR form = 'T03' AND measure IN ('remit_to_superior', 'subsidy_to_subordinates')
        )
        AND report.asked(district, NULL, fiscal_year)
)
SELECT s.*, o.publisher AS partner
FROM sides AS s
LEFT JOIN sides AS o
    ON o.district = s.district AND o.fiscal_year = s.fiscal_year AND o.transfer = s.transfer AND o.side <> s.side
    AND o.amount_yuan = s.amount_yuan AND o.publisher <> s.publisher
WHERE report.asked(s.district, s.publisher, s.fiscal_year)
ORDER BY o.publisher IS NOT NULL, s.amount_yuan DESC, s.district, s.fiscal_year, s.publisher, s.side, o.publisher
