-- R127 基金与国有资本科目不列入其他预算
-- en: Classes bound to one budget carry no money of another
-- kind: text
-- severity: warning
-- source: 政府收支分类科目：223 仅属国有资本经营预算，234 仅属政府性基金预算，所列各款仅属政府性基金预算
-- needs: 公开04、05表的支出科目
-- holds: T04 expenditure:223 state_capital_budget 5 | T04 expenditure:223 general_public_budget blank
-- holds: T05 201 expenditure_total 5 | T05 20808 expenditure_total 2
-- holds: T04 expenditure:234 government_fund_budget 5 | T04 expenditure:234 state_capital_budget 0.00
-- fires: T04 expenditure:223 general_public_budget 5
-- fires: T05 2120803 expenditure_total 5
WITH placed AS (
    SELECT document_id, form, fact_id, code, label, measure, amount_yuan,
        CASE
            WHEN starts_with(code, '223') THEN '国有资本经营预算'
            WHEN starts_with(code, '234') THEN '政府性基金预算'
            WHEN form = 'T05' AND left(code, 5) IN (
                '20707', '20822', '21208', '21213', '21214', '22904', '22960'
            ) THEN '政府性基金预算'
        END AS bound_to,
        CASE measure
            WHEN 'government_fund_budget' THEN '政府性基金预算'
            WHEN 'state_capital_budget' THEN '国有资本经营预算'
            ELSE '一般公共预算'
        END AS placed_in
    FROM cells
    WHERE state = 'printed' AND code IS NOT NULL
        AND (
            form = 'T04' AND side = 'expenditure' AND ends_with(measure, '_budget')
            OR form = 'T05' AND measure = 'expenditure_total'
        )
)
SELECT
    document_id,
    form AS instance,
    count(*) FILTER (WHERE bound_to <> placed_in AND amount_yuan <> 0) = 0 AS holds,
    string_agg(format('“{}{}”只属于{}，却在“{}”下印有金额', code, label, bound_to, placed_in), '；' ORDER BY fact_id)
        FILTER (WHERE bound_to <> placed_in AND amount_yuan <> 0) || '，请核对' AS note,
    array_agg(fact_id ORDER BY fact_id) FILTER (WHERE bound_to <> placed_in AND amount_yuan <> 0) AS fact_ids
FROM placed
GROUP BY document_id, form
