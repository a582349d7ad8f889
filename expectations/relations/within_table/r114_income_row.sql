-- R114 收入决算表每行的本年收入合计等于各项收入之和
-- en: In every row of the income form the total equals the sum of the sources
-- kind: sum
-- severity: error
-- source: 公开02表；“其中：教育收费”不另加
-- needs: 公开02表的本年收入合计栏与各项收入栏
-- holds: T02 2010301 income_total 30.01 | T02 2010301 fiscal_appropriation 20.00 | T02 2010301 other_income 10.00
-- holds: T02 205 income_total 30 | T02 205 fiscal_appropriation 20 | T02 205 operating_income 10 | T02 205 of_which_education_fees 10
-- fires: T02 total income_total 35.00 | T02 total fiscal_appropriation 20.00 | T02 total other_income 10.00
SELECT document_id, 'T02.' || concept AS instance, fact_id, if(measure = 'income_total', 1, -1) AS coefficient
FROM cells
WHERE form = 'T02' AND measure IN (
    'income_total', 'fiscal_appropriation', 'superior_subsidy', 'operating_income', 'business_income',
    'subordinate_remittance', 'other_income'
)
QUALIFY bool_or(measure = 'fiscal_appropriation') OVER (PARTITION BY document_id, concept)
