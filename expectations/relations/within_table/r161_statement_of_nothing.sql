-- R161 注明“无”的表及相应各栏不印收支数
-- en: A form said to have nothing carries no money, nor do the matching rows and columns
-- kind: text
-- severity: warning
-- source: 公开07、08表的空表说明，与公开01、04表的相应行、栏；结转结余不在此列，空表而未说明的不查
-- needs: 公开07、08表的空表说明
-- holds: form T07 status=empty statement=本部门2024年度无政府性基金预算财政拨款收入支出。 | T04 income:government_fund_budget amount 0.00
-- holds: form T08 statement=本单位2024年度无国有资本经营预算财政拨款支出。 | T08 223 carryover_closing 5 | T04 income:government_fund_budget amount 7
-- fires: form T07 statement=本部门2024年度无政府性基金预算财政拨款收入支出。 | T07 212 expenditure_total 30
-- fires: form T08 status=empty statement=本部门无国有资本经营预算财政拨款支出。 | T04 expenditure:223 state_capital_budget 30
WITH stated AS (
    SELECT document_id, form, statement,
        if(form = 'T07', 'government_fund_budget', 'state_capital_budget') AS fund
    FROM forms
    WHERE form IN ('T07', 'T08') AND statement <> ''
),
flows AS (
    SELECT document_id, fact_id, form, concept, measure, label, amount_yuan
    FROM cells
    WHERE amount_yuan <> 0 AND concept <> 'grand_total' AND NOT contains(concept || measure, 'carryover')
)
SELECT
    s.document_id,
    s.form AS instance,
    count(f.fact_id) = 0 AS holds,
    format(
        '说明写“{}”，而“{}”等处印有{}元，请核对两处何者为准',
        s.statement,
        arg_min(f.label, f.fact_id),
        arg_min(f.amount_yuan, f.fact_id)::DECIMAL(24, 2)::VARCHAR
    ) AS note,
    array_agg(f.fact_id ORDER BY f.fact_id) FILTER (WHERE f.fact_id IS NOT NULL) AS fact_ids
FROM stated AS s
LEFT JOIN flows AS f
    ON f.document_id = s.document_id
    AND (f.form = s.form OR f.form IN ('T01', 'T04') AND s.fund IN (f.concept, f.measure))
GROUP BY s.document_id, s.form, s.statement
