-- R152 公务用车小计等于购置费与运行维护费之和
-- en: The vehicle subtotal equals purchase plus operation
-- kind: sum
-- severity: error
-- source: 公开09表的预算数与决算数；购置费与运行维护费均未印的不适用
-- needs: 公开09表的公务用车小计、购置费与运行维护费
-- holds: T09 vehicles_subtotal final 24 | T09 vehicle_purchase final 20 | T09 vehicle_operation final 4
-- holds: T09 vehicles_subtotal final 4 | T09 vehicle_purchase final blank | T09 vehicle_operation final 4 | T09 vehicles_subtotal budget 5 | T09 vehicle_purchase budget blank | T09 vehicle_operation budget blank
-- fires: T09 vehicles_subtotal final 24 | T09 vehicle_purchase final 20 | T09 vehicle_operation final 5
SELECT
    document_id,
    'T09.' || measure AS instance,
    fact_id,
    if(concept = 'vehicles_subtotal', 1, -1) AS coefficient
FROM cells
WHERE form = 'T09' AND measure IN ('initial_budget', 'budget', 'final')
    AND concept IN ('vehicles_subtotal', 'vehicle_purchase', 'vehicle_operation')
WINDOW figures AS (PARTITION BY document_id, measure)
QUALIFY count(*) OVER figures = 3
    AND bool_or(concept <> 'vehicles_subtotal' AND state <> 'blank') OVER figures
