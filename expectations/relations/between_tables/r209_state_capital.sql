-- R209 财政拨款总表的国有资本经营栏等于国有资本经营决算表
-- en: State capital figures of the fiscal summary equal the state capital form
-- kind: sum
-- severity: error
-- source: 公开04表与公开08表的支出，公开08表印有收入时亦同；公开04表未按预算分列的行不适用
-- needs: 公开04表与公开08表的同项数
-- holds: T04 expenditure:223 state_capital_budget 30 | T08 223 expenditure_total 30.01
-- holds: T04 income:state_capital_budget amount 30 | T08 total income_total 30 | T04 expenditure:expenditure_total state_capital_budget blank | T08 total expenditure_total 30
-- fires: T04 expenditure:expenditure_total state_capital_budget 30 | T08 total expenditure_total 40
-- fires: T04 income:state_capital_budget amount 30 | T08 total income_total 20
WITH summary AS (
    SELECT document_id, fact_id, measure, CASE
        WHEN side = 'income' AND concept = 'state_capital_budget' THEN 'total.income_total'
        WHEN side = 'expenditure' AND concept = 'expenditure_total' THEN 'total.expenditure_total'
        WHEN side = 'expenditure' AND level = 'class' THEN code || '.expenditure_total'
    END AS place
    FROM cells
    WHERE form = 'T04'
    QUALIFY side = 'income'
        OR bool_or(measure <> 'subtotal' AND state <> 'blank') OVER (PARTITION BY document_id, side, concept)
),
placed AS (
    SELECT document_id, fact_id, place, 1 AS coefficient
    FROM summary
    WHERE measure IN ('amount', 'state_capital_budget') AND place IS NOT NULL
    UNION ALL
    SELECT document_id, fact_id, concept || '.' || measure, -1
    FROM cells
    WHERE form = 'T08'
)
SELECT document_id, place AS instance, fact_id, coefficient
FROM placed
QUALIFY count(DISTINCT coefficient) OVER (PARTITION BY document_id, place) = 2
