-- R101 收支总表的本年收入合计等于各项收入之和
-- en: Total income of the year equals the sum of the income sources
-- kind: sum
-- severity: error
-- source: 公开01表；“其中”各行不另加，印有“财政拨款收入”一行时不再加三项预算
-- needs: 公开01表的本年收入合计与各项收入
-- holds: T01 income:income_total amount 30.01 | T01 income:general_public_budget amount 20.00 | T01 income:other_income amount 10.00
-- holds: T01 income:income_total amount 30 | T01 income:fiscal_appropriation amount 30 | T01 income:of_which_government_fund_budget amount 5
-- holds: T01 income:income_total amount 30 | T01 income:fiscal_appropriation amount 30 | T01 income:government_fund_budget amount 5
-- fires: T01 income:income_total amount 35.00 | T01 income:general_public_budget amount 20.00 | T01 income:other_income amount 10.00
SELECT document_id, 'T01' AS instance, fact_id, if(concept = 'income_total', 1, -1) AS coefficient
FROM cells
WHERE form = 'T01' AND side = 'income' AND measure = 'amount' AND concept IN (
    'income_total', 'fiscal_appropriation', 'general_public_budget', 'government_fund_budget',
    'state_capital_budget', 'superior_subsidy', 'operating_income', 'business_income',
    'subordinate_remittance', 'other_income'
)
QUALIFY NOT ends_with(concept, '_budget')
    OR NOT bool_or(concept = 'fiscal_appropriation' AND state <> 'blank') OVER (PARTITION BY document_id)
