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
WITH fiscal AS (
    SELECT document_id, fact_id, side, concept, measure, state, coalesce(abs(amount_yuan), 1) AS size,
        if(side = 'expenditure', measure, regexp_extract(concept, '[a-z]+_[a-z]+_budget$')) AS fund,
        if(side = 'expenditure', concept, replace(concept, fund, 'income')) AS line
    FROM cells
    WHERE form = 'T04' AND side IN ('income', 'expenditure')
),
divided AS (
    SELECT
        document_id,
        coalesce(max(size) FILTER (WHERE concept = 'carryover_opening'), 0) = 0
            OR bool_or(starts_with(concept, 'carryover_opening_') AND state <> 'blank') AS opening,
        coalesce(max(size) FILTER (WHERE concept = 'carryover_closing'), 0) = 0
            OR bool_or(concept = 'carryover_closing' AND measure <> 'subtotal' AND state <> 'blank')
            AS closing
    FROM fiscal
    GROUP BY document_id
    HAVING bool_or(concept = 'expenditure_total' AND measure <> 'subtotal' AND state <> 'blank')
),
funds AS (
    SELECT document_id, fact_id, side, fund, line, state, opening, closing
    FROM fiscal
    JOIN divided USING (document_id)
    WHERE ends_with(fund, '_budget')
)
SELECT document_id, 'T04.' || fund AS instance, fact_id, if(side = 'expenditure', 1, -1) AS coefficient
FROM funds
WHERE opening AND closing
    AND line IN ('income', 'carryover_opening_income', 'expenditure_total', 'carryover_closing')
WINDOW one_fund AS (PARTITION BY document_id, fund)
QUALIFY bool_or(line = 'income') OVER one_fund AND bool_or(line = 'expenditure_total') OVER one_fund
UNION ALL
SELECT document_id, 'T04.' || fund || '.grand_total', fact_id, if(line = 'grand_total', 1, -1)
FROM funds
WHERE closing AND line IN ('grand_total', 'expenditure_total', 'carryover_closing')
WINDOW one_fund AS (PARTITION BY document_id, fund)
QUALIFY bool_or(line = 'grand_total' AND state <> 'blank') OVER one_fund
    AND bool_or(line = 'expenditure_total') OVER one_fund
