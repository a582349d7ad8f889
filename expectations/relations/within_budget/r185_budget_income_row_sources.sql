-- R185 收入预算表每行的收入等于各项来源之和
-- en: In every row of the income budget income equals the sum of its sources
-- kind: sum
-- severity: error
-- source: 预算收入总表；未单列本年收入的以合计代之，并计上年结转；印有财政拨款、单位资金一栏的不再加其分项，有未识别栏目的表不适用
-- needs: 收入预算表的收入合计与各来源栏
-- holds: B02 201 grand_total 30.01 | B02 201 fiscal_appropriation 20 | B02 201 general_public_budget 20 | B02 201 other_income 5 | B02 201 carryover 5
-- holds: B02 total grand_total 99 | B02 total income_total 30 | B02 total general_public_budget 20 | B02 total unit_funds 10 | B02 total other_income 10
-- fires: B02 total grand_total 30 | B02 total fiscal_appropriation 20 | B02 total other_income 5
WITH unread AS (
    SELECT DISTINCT document_id
    FROM cells
    WHERE form = 'B02' AND starts_with(measure, 'other:') AND amount_yuan IS DISTINCT FROM 0
),
lines AS (
    SELECT document_id, concept, measure, fact_id,
        if(bool_or(measure = 'income_total') OVER book, 'income_total', 'grand_total') AS total,
        bool_or(measure = 'fiscal_appropriation') OVER book AS fiscal_in_one,
        bool_or(measure = 'unit_funds') OVER book AS own_in_one
    FROM cells
    ANTI JOIN unread USING (document_id)
    WHERE form = 'B02'
    WINDOW book AS (PARTITION BY document_id)
)
SELECT document_id, 'B02.' || concept AS instance, fact_id, if(measure = total, 1, -1) AS coefficient
FROM lines
WHERE measure = total
    OR measure IN ('fiscal_appropriation', 'special_account', 'unit_funds')
    OR NOT fiscal_in_one AND measure IN ('general_public_budget', 'government_fund_budget', 'state_capital_budget')
    OR NOT own_in_one AND measure IN (
        'operating_income', 'business_income', 'superior_subsidy', 'subordinate_remittance', 'other_income'
    )
    OR total = 'grand_total' AND measure IN ('carryover', 'non_fiscal_surplus_used')
QUALIFY count(DISTINCT measure) OVER (PARTITION BY document_id) >= 3
