-- R224 收入决算表的财政拨款收入等于财政拨款总表的本年收入合计
-- en: Fiscal appropriation in the income form equals income of the year in the fiscal summary
-- kind: sum
-- severity: error
-- source: 公开02表与公开04表
-- needs: 公开02表的财政拨款收入与公开04表的本年收入合计
-- holds: T02 total fiscal_appropriation 2362.26 | T04 income:income_total amount 2362.26
-- fires: T02 total fiscal_appropriation 2362.26 | T04 income:income_total amount 2326.26
SELECT document_id, 'T02=T04' AS instance, fact_id, if(form = 'T02', 1, -1) AS coefficient
FROM cells
WHERE form = 'T02' AND concept = 'total' AND measure = 'fiscal_appropriation'
    OR form = 'T04' AND side = 'income' AND concept = 'income_total' AND measure = 'amount'
