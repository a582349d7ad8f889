-- R198 “三公”经费预算不小于基本支出中的同项
-- en: Each budgeted three-public item is at least its part inside basic expenditure
-- kind: order
-- severity: error
-- source: 一般公共预算基本支出表与“三公”经费表，均为一般公共预算；按预算分栏的“三公”经费表不比
-- needs: 基本支出预算表与“三公”经费表的同项
-- holds: B06 30217 basic_expenditure 1.35 | B07 reception budget 1.35
-- holds: B06 30231 basic_expenditure 5 | B07 vehicle_operation budget blank | B07 vehicles_subtotal budget 17 | B06 30217 basic_expenditure 1 | B07 reception budget 2
-- fires: B06 30217 basic_expenditure 8.31 | B07 reception budget 0.30
WITH pairs (code, item) AS (
    VALUES
        ('30212', 'overseas_travel'), ('30217', 'reception'), ('30231', 'vehicle_operation'),
        ('31013', 'vehicle_purchase')
),
undivided AS (
    SELECT document_id
    FROM cells
    WHERE form = 'B07' AND measure = 'budget' AND starts_with(concept, 'vehicle')
    GROUP BY document_id
    HAVING bool_or(concept = 'vehicles_subtotal' AND state <> 'blank')
        AND NOT bool_or(concept IN ('vehicle_purchase', 'vehicle_operation') AND state <> 'blank')
),
terms AS (
    SELECT c.document_id, p.item, c.fact_id, 1 AS coefficient
    FROM cells AS c
    JOIN pairs AS p USING (code)
    WHERE c.form = 'B06' AND c.measure = 'basic_expenditure'
    UNION ALL
    SELECT document_id, concept, fact_id, -1
    FROM cells
    WHERE form = 'B07' AND measure = 'budget' AND concept IN (SELECT item FROM pairs)
)
SELECT document_id, item AS instance, fact_id, coefficient
FROM terms
WHERE NOT starts_with(item, 'vehicle') OR document_id NOT IN (SELECT document_id FROM undivided)
QUALIFY count(DISTINCT coefficient) OVER (PARTITION BY document_id, item) = 2
