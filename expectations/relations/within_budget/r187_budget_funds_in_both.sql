-- R187 收支总表与财政拨款收支总表的各项预算收入相同
-- en: Each of the three budgets has the same income in the summary and in the fiscal summary
-- kind: sum
-- severity: error
-- source: 预算收支总表与财政拨款收支总表的收入方
-- needs: 两张总表中同一预算的收入
-- holds: B01 income:general_public_budget amount 30.01 | B04 income:general_public_budget amount 30
-- fires: B01 income:general_public_budget amount 30 | B04 income:general_public_budget amount 20
SELECT document_id, concept AS instance, fact_id, if(form = 'B01', 1, -1) AS coefficient
FROM cells
WHERE form IN ('B01', 'B04') AND side = 'income' AND measure = 'amount'
    AND concept IN ('general_public_budget', 'government_fund_budget', 'state_capital_budget')
QUALIFY count(DISTINCT form) OVER (PARTITION BY document_id, concept) = 2
