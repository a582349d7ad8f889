-- R171 预算收支总表的本年收入等于各项收入之和
-- en: Budgeted income of the year equals the sum of its sources
-- kind: sum
-- severity: error
-- source: 预算收支总表、财政拨款收支总表；未印本年收入的以收入总计代之，并计上年结转；有未识别收入行的不查
-- needs: 预算收支总表的收入合计与各项收入
-- holds: B01 income:income_total amount 30.01 | B01 income:fiscal_appropriation amount 20 | B01 income:general_public_budget amount 20 | B01 income:unit_funds amount 10 | B01 income:other_income amount 10 | B01 income:grand_total amount 99
-- holds: B04 income:grand_total amount 30 | B04 income:general_public_budget amount 20 | B04 income:government_fund_budget amount 4 | B04 income:carryover_opening amount 6
-- holds: B01 income:income_total amount 30 | B01 income:general_public_budget amount 30 | B01 income:name:债务收入 amount 9 | B04 income:income_total amount 8 | B04 income:general_public_budget amount 8
-- fires: B01 income:income_total amount 35 | B01 income:general_public_budget amount 20 | B01 income:other_income amount 10
WITH lines AS (
    SELECT c.document_id, c.form, c.concept, c.fact_id, c.state, c.amount_yuan, r.position
    FROM cells AS c
    JOIN form_rows AS r USING (document_id, form, side, concept)
    WHERE c.form IN ('B01', 'B04') AND c.side = 'income' AND c.measure = 'amount'
),
facing AS (
    SELECT *,
        if(bool_or(concept = 'income_total' AND state <> 'blank') OVER form, 'income_total', 'grand_total') AS total,
        bool_or(concept = 'fiscal_appropriation' AND state <> 'blank') OVER form AS fiscal_in_one,
        bool_or(concept = 'unit_funds' AND state <> 'blank') OVER form AS own_in_one,
        min(position) FILTER (WHERE concept IN ('income_total', 'grand_total')) OVER form AS below
    FROM lines
    WINDOW form AS (PARTITION BY document_id, form)
),
doubtful AS (
    SELECT DISTINCT document_id, form
    FROM facing
    WHERE starts_with(concept, 'name:') AND NOT starts_with(concept, 'name:其中') AND position < below
        AND amount_yuan IS DISTINCT FROM 0
)
SELECT document_id, form AS instance, fact_id, if(concept = total, 1, -1) AS coefficient
FROM facing
ANTI JOIN doubtful USING (document_id, form)
WHERE concept = total
    OR concept IN ('fiscal_appropriation', 'special_account', 'unit_funds', 'other_funds')
    OR NOT fiscal_in_one AND concept IN ('general_public_budget', 'government_fund_budget', 'state_capital_budget')
    OR NOT own_in_one AND concept IN (
        'operating_income', 'business_income', 'superior_subsidy', 'subordinate_remittance', 'other_income'
    )
    OR total = 'grand_total' AND concept IN ('carryover_opening', 'non_fiscal_surplus_used')
