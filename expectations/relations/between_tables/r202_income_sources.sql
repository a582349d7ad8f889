-- R202 收入决算表合计行的各项收入等于收支总表的同项收入
-- en: Each income source in the total row of the income form equals the same source in the summary
-- kind: sum
-- severity: error
-- source: 公开02表与公开01表；财政拨款收入为三项预算之和，早年为“财政拨款收入”一行
-- needs: 公开01表与公开02表的同项收入
-- holds: T02 total fiscal_appropriation 30.01 | T01 income:general_public_budget amount 20 | T01 income:government_fund_budget amount 10
-- holds: T02 total fiscal_appropriation 30 | T01 income:fiscal_appropriation amount 30 | T01 income:government_fund_budget amount 10
-- holds: T02 total fiscal_appropriation 20 | T01 income:general_public_budget amount 20 | T01 income:of_which_government_fund_budget amount 5
-- holds: T02 total operating_income 5 | T01 income:operating_income amount 5 | T02 total of_which_education_fees 4
-- fires: T02 total fiscal_appropriation 20 | T01 income:general_public_budget amount 20 | T01 income:government_fund_budget amount 10
-- fires: T02 total other_income 5 | T01 income:other_income amount 6
WITH summary AS (
    SELECT document_id, fact_id, if(ends_with(concept, '_budget'), 'fiscal_appropriation', concept) AS source
    FROM cells
    WHERE form = 'T01' AND side = 'income' AND measure = 'amount' AND NOT starts_with(concept, 'of_which_')
    WINDOW book AS (PARTITION BY document_id)
    QUALIFY NOT ends_with(concept, '_budget')
        OR bool_or(concept = 'general_public_budget') OVER book
        AND NOT bool_or(concept = 'fiscal_appropriation' AND state <> 'blank') OVER book
),
terms AS (
    SELECT document_id, fact_id, source, -1 AS coefficient
    FROM summary
    UNION ALL
    SELECT document_id, fact_id, measure, 1
    FROM cells
    WHERE form = 'T02' AND concept = 'total'
)
SELECT document_id, source AS instance, fact_id, coefficient
FROM terms
WHERE source IN (
    'fiscal_appropriation', 'superior_subsidy', 'operating_income', 'business_income',
    'subordinate_remittance', 'other_income'
)
