-- R194 公务用车预算小计等于购置与运行维护之和
-- en: The budgeted vehicle subtotal equals purchase plus operation
-- kind: sum
-- severity: error
-- source: 预算“三公”经费表各栏各单位；购置与运行未分列的不适用
-- needs: 公务用车预算的小计与分项
-- holds: B07 vehicles_subtotal budget 46.56 | B07 vehicle_purchase budget 25 | B07 vehicle_operation budget 21.56
-- holds: B07 vehicles_subtotal budget 5 | B07 vehicle_purchase budget blank | B07 vehicle_operation budget blank | B07 vehicles_subtotal last_budget 3 | B07 vehicle_operation last_budget 3 | B07 vehicle_purchase last_budget 0
-- fires: B07 vehicles_subtotal budget 5 | B07 vehicle_purchase budget 2 | B07 vehicle_operation budget 4
WITH items AS (
    SELECT document_id, fact_id, measure, state,
        regexp_replace(concept, '[^/]*$', '') AS body, regexp_extract(concept, '[^/]*$') AS item
    FROM cells
    WHERE form = 'B07'
)
SELECT
    document_id,
    'B07.' || body || measure AS instance,
    fact_id,
    if(item = 'vehicles_subtotal', 1, -1) AS coefficient
FROM items
WHERE item IN ('vehicles_subtotal', 'vehicle_purchase', 'vehicle_operation')
WINDOW line AS (PARTITION BY document_id, body, measure)
QUALIFY count(*) OVER line = 3 AND bool_or(item <> 'vehicles_subtotal' AND state <> 'blank') OVER line
