-- R121 财政拨款总表的本年收入合计等于三项预算之和
-- en: Fiscal income of the year equals the sum of the three budgets
-- kind: sum
-- severity: error
-- source: 公开04表收入方；早年表式无国有资本经营预算一行
-- needs: 公开04表的本年收入合计与各预算行
-- holds: T04 income:income_total amount 30.01 | T04 income:general_public_budget amount 20 | T04 income:government_fund_budget amount 10
-- holds: T04 income:income_total amount 20 | T04 income:general_public_budget amount 20 | T04 income:state_capital_budget amount blank
-- fires: T04 income:income_total amount 20 | T04 income:general_public_budget amount 20 | T04 income:government_fund_budget amount 10
SELECT document_id, 'T04' AS instance, fact_id, if(concept = 'income_total', 1, -1) AS coefficient
FROM cells
WHERE form = 'T04' AND side = 'income' AND measure = 'amount'
    AND concept IN ('income_total', 'general_public_budget', 'government_fund_budget', 'state_capital_budget')
