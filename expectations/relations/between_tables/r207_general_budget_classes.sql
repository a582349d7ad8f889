-- R207 财政拨款总表的一般公共预算栏等于一般公共预算支出决算表
-- en: The general public budget column of the fiscal summary equals the general public budget form
-- kind: sum
-- severity: error
-- source: 公开04表与公开05表，类级与合计；公开04表该行未按预算分列的不适用
-- needs: 公开04表与公开05表的同类支出
-- holds: T04 expenditure:expenditure_total general_public_budget 2362.26 | T05 total expenditure_total 2362.26
-- holds: T04 expenditure:210 general_public_budget 100.47 | T05 210 expenditure_total 100.48 | T04 expenditure:expenditure_total subtotal 100.47 | T04 expenditure:expenditure_total general_public_budget blank | T05 total expenditure_total 100.48
-- holds: T04 expenditure:210 general_public_budget 7 | T05 210 expenditure_total 7 | T04 expenditure:201 general_public_budget 9
-- fires: T04 expenditure:210 general_public_budget 100.47 | T05 210 expenditure_total 110.48
-- fires: T04 expenditure:212 government_fund_budget 9 | T04 expenditure:212 general_public_budget blank | T05 212 expenditure_total 9
WITH divided AS (
    SELECT document_id, fact_id, form, if(concept = 'expenditure_total', 'total', concept) AS class, measure
    FROM cells
    WHERE form = 'T04' AND side = 'expenditure' AND (level = 'class' OR concept = 'expenditure_total')
    QUALIFY bool_or(measure <> 'subtotal' AND state <> 'blank') OVER (PARTITION BY document_id, concept)
),
spent AS (
    SELECT document_id, fact_id, form, class
    FROM divided
    WHERE measure = 'general_public_budget'
    UNION ALL
    SELECT document_id, fact_id, form, concept
    FROM cells
    WHERE form = 'T05' AND measure = 'expenditure_total' AND level IN ('class', 'total')
)
SELECT document_id, class AS instance, fact_id, if(form = 'T04', 1, -1) AS coefficient
FROM spent
QUALIFY count(DISTINCT form) OVER (PARTITION BY document_id, class) = 2
