-- R190 一般公共预算支出表的合计等于财政拨款收支总表的一般公共预算支出
-- en: The general public budget in all is the same in its own form and in the fiscal summary
-- kind: sum
-- severity: error
-- source: 一般公共预算支出表与财政拨款收支总表；未分列预算的总表，须其收入方无政府性基金与国有资本经营预算，且无结转下年
-- needs: 财政拨款收支总表与一般公共预算支出表的合计
-- holds: B04 expenditure:grand_total subtotal 40 | B04 expenditure:grand_total general_public_budget 30 | B05 total expenditure_total 30.01
-- holds: B04 income:general_public_budget amount 30 | B04 income:government_fund_budget amount blank | B04 expenditure:grand_total subtotal 30 | B05 total expenditure_total 30
-- fires: B04 expenditure:grand_total general_public_budget 30 | B05 total expenditure_total 20
-- fires: B04 income:government_fund_budget amount blank | B04 income:state_capital_budget amount 0.00 | B04 expenditure:grand_total subtotal 30 | B05 total expenditure_total 20
WITH other_money AS (
    SELECT DISTINCT document_id
    FROM cells
    WHERE form = 'B04' AND amount_yuan IS DISTINCT FROM 0 AND (
        regexp_matches(concept, '(government_fund|state_capital)_budget$')
        OR measure IN ('government_fund_budget', 'state_capital_budget')
        OR concept = 'carryover_closing'
    )
),
general AS (
    SELECT document_id, fact_id, measure = 'general_public_budget' AS divided
    FROM cells
    WHERE form = 'B04' AND side = 'expenditure' AND concept = 'grand_total'
        AND measure IN ('general_public_budget', 'subtotal', 'amount')
    QUALIFY if(
        bool_or(measure = 'general_public_budget' AND state <> 'blank') OVER (PARTITION BY document_id),
        measure = 'general_public_budget', measure <> 'general_public_budget'
    )
)
SELECT document_id, 'total' AS instance, fact_id, 1 AS coefficient
FROM general
WHERE divided OR document_id NOT IN (SELECT document_id FROM other_money)
UNION ALL
SELECT document_id, 'total', fact_id, -1
FROM cells
WHERE form = 'B05' AND concept = 'total' AND measure = 'expenditure_total'
