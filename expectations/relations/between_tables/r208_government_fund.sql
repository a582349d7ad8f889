-- R208 财政拨款总表的政府性基金栏等于政府性基金决算表
-- en: Government fund figures of the fiscal summary equal the government fund form
-- kind: sum
-- severity: error
-- source: 公开04表与公开07表的收入、支出与结转结余；公开04表未按预算分列的行不适用
-- needs: 公开04表与公开07表的同项数
-- holds: T04 expenditure:212 government_fund_budget 30 | T07 212 expenditure_total 30.01
-- holds: T04 income:government_fund_budget amount 30 | T07 total income_total 30 | T04 income:carryover_opening_government_fund_budget amount blank | T07 total carryover_opening 2
-- holds: T04 income:government_fund_budget amount 30 | T07 total income_total 30 | T04 expenditure:229 government_fund_budget 30 | T07 212 expenditure_total 30
-- fires: T04 expenditure:212 government_fund_budget 30 | T07 212 expenditure_total 40
-- fires: T04 income:government_fund_budget amount 30 | T07 total income_total 40
-- fires: T04 expenditure:carryover_closing government_fund_budget 3 | T07 total carryover_closing 4
WITH summary AS (
    SELECT document_id, fact_id, measure, CASE
        WHEN side = 'income' AND concept = 'government_fund_budget' THEN 'total.income_total'
        WHEN concept = 'carryover_opening_government_fund_budget' AND state <> 'blank'
            THEN 'total.carryover_opening'
        WHEN side = 'expenditure' AND concept = 'carryover_closing' THEN 'total.carryover_closing'
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
    WHERE measure IN ('amount', 'government_fund_budget') AND place IS NOT NULL
    UNION ALL
    SELECT document_id, fact_id, concept || '.' || measure, -1
    FROM cells
    WHERE form = 'T07'
)
SELECT document_id, place AS instance, fact_id, coefficient
FROM placed
QUALIFY count(DISTINCT coefficient) OVER (PARTITION BY document_id, place) = 2
