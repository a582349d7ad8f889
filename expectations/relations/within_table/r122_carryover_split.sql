-- R122 财政拨款结转结余等于其各预算分行之和
-- en: A fiscal carry-over equals the sum of its rows by budget
-- kind: sum
-- severity: error
-- source: 公开04表的年初与年末财政拨款结转和结余；分行全空即未分列，不适用
-- needs: 公开04表的结转结余行与其分行
-- holds: T04 income:carryover_opening amount 5 | T04 income:carryover_opening_general_public_budget amount 5
-- holds: T04 income:carryover_opening amount 5 | T04 income:carryover_opening_general_public_budget amount 5 | T04 expenditure:carryover_closing subtotal 9 | T04 expenditure:carryover_closing_general_public_budget subtotal blank
-- fires: T04 income:carryover_opening amount 5 | T04 income:carryover_opening_general_public_budget amount 4
-- fires: T04 expenditure:carryover_closing subtotal 5 | T04 expenditure:carryover_closing_government_fund_budget subtotal 4
WITH carryovers AS (
    SELECT document_id, fact_id, concept, measure, state,
        regexp_extract(concept, '^carryover_(opening|closing)') AS whole
    FROM cells
    WHERE form = 'T04' AND side IN ('income', 'expenditure')
        AND regexp_matches(concept, '^carryover_(opening|closing)(_[a-z]+_[a-z]+_budget)?$')
)
SELECT
    document_id,
    'T04.' || whole || '.' || measure AS instance,
    fact_id,
    if(concept = whole, 1, -1) AS coefficient
FROM carryovers
QUALIFY bool_or(concept <> whole AND state <> 'blank') OVER (PARTITION BY document_id, whole, measure)
