-- R193 “三公”经费预算合计等于因公出国（境）、公务用车与公务接待之和
-- en: The budgeted three-public total equals travel abroad, vehicles and reception
-- kind: sum
-- severity: error
-- source: 预算“三公”经费表各栏各单位；未印公务用车小计的以购置与运行代之
-- needs: “三公”经费预算的合计与各项
-- holds: B07 three_public_total budget 8.01 | B07 overseas_travel budget blank | B07 reception budget 3 | B07 vehicles_subtotal budget 5 | B07 vehicle_operation budget 5
-- holds: B07 name:甲/three_public_total budget 8 | B07 name:甲/overseas_travel budget 0 | B07 name:甲/reception budget 3 | B07 name:甲/vehicle_operation budget 5 | B07 name:甲/vehicle_purchase budget 0
-- fires: B07 three_public_total last_budget 9 | B07 overseas_travel last_budget 1 | B07 reception last_budget 3 | B07 vehicles_subtotal last_budget 7
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
    if(item = 'three_public_total', 1, -1) AS coefficient
FROM items
WHERE item IN (
    'three_public_total', 'overseas_travel', 'reception', 'vehicles_subtotal', 'vehicle_purchase', 'vehicle_operation'
)
WINDOW line AS (PARTITION BY document_id, body, measure)
QUALIFY bool_or(item = 'overseas_travel') OVER line
    AND bool_or(item = 'reception') OVER line
    AND bool_or(starts_with(item, 'vehicle')) OVER line
    AND (NOT starts_with(item, 'vehicle')
        OR (item = 'vehicles_subtotal') = bool_or(item = 'vehicles_subtotal' AND state <> 'blank') OVER line)
