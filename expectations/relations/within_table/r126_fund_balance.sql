-- R126 各项预算分别收支平衡
-- en: Each budget balances by itself: income and opening carry-over equal expenditure and closing carry-over
-- kind: sum
-- severity: error
-- source: 公开04表；年初、年末结转结余或支出合计未按预算分列的不适用
-- needs: 公开04表按预算分列的收入、支出与结转结余
-- holds: T04 income:general_public_budget amount 30 | T04 expenditure:expenditure_total general_public_budget 30
-- holds: T04 income:general_public_budget amount 30 | T04 income:carryover_opening amount 5 | T04 expenditure:expenditure_total general_public_budget 35 | T04 income:government_fund_budget amount 2 | T04 expenditure:expenditure_total government_fund_budget 2 | T04 expenditure:grand_total general_public_budget 35
-- fires: T04 income:general_public_budget amount 30 | T04 expenditure:expenditure_total general_public_budget 40
-- fires: T04 income:general_public_budget amount 30 | T04 income:carryover_opening amount 5 | T04 income:carryover_opening_general_public_budget amount 5 | T04 expenditure:expenditure_total general_public_budget 30
-- fires: T04 expenditure:grand_total general_public_budget 35 | T04 expenditure:expenditure_total general_public_budget 30 | T04 expenditure:carryover_closing general_public_budget 4
WITH divided AS (
    SELECT
        document_id,
        bool_or(starts_with(concept, 'carryover_opening_') AND state <> 'blank')
            OR coalesce(max(abs(coalesce(amount_yuan, 1))) FILTER (WHERE concept = 'carryover_opening'), 0) = 0
            AS opening,
        bool_or(concept = 'carryover_closing' AND measure <> 'subtotal' AND state <> 'blank')
            OR coalesce(max(abs(coalesce(amount_yuan, 1))) FILTER (WHERE concept = 'carryover_closing'), 0) = 0
            AS closing
    FROM cells
    WHERE form = 'T04'
    GROUP BY document_id
    HAVING bool_or(concept = 'expenditure_total' AND measure <> 'subtotal' AND state <> 'blank')
),
funds AS (
    SELECT document_id, fact_id, side, state,
        if(side = 'expenditure', measure, regexp_extract(concept, '[a-z]+_[a-z]+_budget$')) AS fund,
        if(side = 'expenditure', concept, replace(concept, fund, 'income')) AS line
    FROM cells
    WHERE form = 'T04' AND ends_with(if(side = 'expenditure', measure, concept), '_budget')
)
SELECT document_id, 'T04.' || fund AS instance, fact_id, if(side = 'expenditure', 1, -1) AS coefficient
FROM funds
JOIN divided USING (document_id)
WHERE opening AND closing AND line IN ('income', 'carryover_opening_income', 'expenditure_total', 'carryover_closing')
UNION ALL
SELECT document_id, 'T04.' || fund || '.grand_total', fact_id, if(line = 'grand_total', 1, -1)
FROM funds
JOIN divided USING (document_id)
WHERE closing AND line IN ('grand_total', 'expenditure_total', 'carryover_closing')
QUALIFY bool_or(line = 'grand_total' AND state <> 'blank') OVER (PARTITION BY document_id, fund)
