-- R205 收支总表与财政拨款总表的各项财政拨款收入相等
-- en: Income of each budget is the same in the summary and in the fiscal summary
-- kind: sum
-- severity: error
-- source: 公开01表与公开04表；早年“财政拨款收入”一行对应公开04表的本年收入合计
-- needs: 公开01表与公开04表的财政拨款收入
-- holds: T01 income:general_public_budget amount 2362.26 | T04 income:general_public_budget amount 2362.26
-- holds: T01 income:fiscal_appropriation amount 30 | T04 income:income_total amount 30 | T04 income:general_public_budget amount 20
-- fires: T01 income:general_public_budget amount 2362.26 | T04 income:general_public_budget amount 2326.26
-- fires: T01 income:fiscal_appropriation amount 30 | T04 income:income_total amount 20
WITH sources AS (
    SELECT document_id, fact_id, form,
        if(form = 'T04' AND concept = 'income_total', 'fiscal_appropriation', concept) AS source
    FROM cells
    WHERE form IN ('T01', 'T04') AND side = 'income' AND measure = 'amount'
)
SELECT document_id, source AS instance, fact_id, if(form = 'T01', 1, -1) AS coefficient
FROM sources
WHERE source IN (
    'fiscal_appropriation', 'general_public_budget', 'government_fund_budget', 'state_capital_budget'
)
QUALIFY count(DISTINCT form) OVER (PARTITION BY document_id, source) = 2
