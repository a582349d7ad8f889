-- R191 一般公共预算支出表各类等于财政拨款收支总表同类的一般公共预算支出
-- en: Each class of the general public budget is the same in its own form and in the fiscal summary
-- kind: sum
-- severity: error
-- source: 一般公共预算支出表与分列预算的财政拨款收支总表
-- needs: 两表中同一功能分类
-- holds: B04 expenditure:201 subtotal 40 | B04 expenditure:201 general_public_budget 30 | B05 201 expenditure_total 30.01
-- holds: B04 expenditure:201 subtotal 40 | B04 expenditure:201 general_public_budget blank | B05 201 expenditure_total 30 | B04 expenditure:208 general_public_budget 3 | B05 208 expenditure_total 3
-- fires: B04 expenditure:201 subtotal 40 | B04 expenditure:201 general_public_budget 30 | B05 201 expenditure_total 20
WITH divided AS (
    SELECT document_id, form, concept, fact_id, measure
    FROM cells
    WHERE form = 'B04' AND side = 'expenditure' AND level = 'class'
    QUALIFY bool_or(measure LIKE '%_budget' AND measure <> 'last_budget' AND state <> 'blank')
        OVER (PARTITION BY document_id, concept)
),
classes AS (
    SELECT document_id, form, concept, fact_id
    FROM divided
    WHERE measure = 'general_public_budget'
    UNION ALL
    SELECT document_id, form, concept, fact_id
    FROM cells
    WHERE form = 'B05' AND level = 'class' AND measure = 'expenditure_total'
)
SELECT document_id, concept AS instance, fact_id, if(form = 'B04', 1, -1) AS coefficient
FROM classes
QUALIFY count(DISTINCT form) OVER (PARTITION BY document_id, concept) = 2
