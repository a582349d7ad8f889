-- R151 “三公”经费合计等于因公出国（境）、公务用车与公务接待之和
-- en: The three-public total equals travel abroad, vehicles and reception
-- kind: sum
-- severity: error
-- source: 公开09表的预算数与决算数；公务用车小计未印时取购置费与运行维护费
-- needs: 公开09表的合计与三项经费
-- holds: T09 three_public_total final 9 | T09 overseas_travel final 2 | T09 vehicles_subtotal final 4 | T09 vehicle_operation final 4 | T09 reception final 3
-- holds: T09 three_public_total final 9 | T09 overseas_travel final 2 | T09 vehicle_operation final 4 | T09 vehicle_purchase final blank | T09 reception final 3
-- holds: T09 three_public_total budget 0.65 | T09 overseas_travel budget blank | T09 vehicles_subtotal budget blank | T09 reception budget 0.65
-- fires: T09 three_public_total final 9 | T09 overseas_travel final 2 | T09 vehicles_subtotal final 4 | T09 reception final 2
SELECT
    document_id,
    'T09.' || measure AS instance,
    fact_id,
    if(concept = 'three_public_total', 1, -1) AS coefficient
FROM cells
WHERE form = 'T09' AND measure IN ('initial_budget', 'budget', 'final') AND concept IN (
    'three_public_total', 'overseas_travel', 'vehicles_subtotal', 'vehicle_purchase', 'vehicle_operation',
    'reception'
)
WINDOW figures AS (PARTITION BY document_id, measure)
QUALIFY bool_or(concept = 'overseas_travel') OVER figures
    AND bool_or(concept = 'reception') OVER figures
    AND bool_or(starts_with(concept, 'vehicle')) OVER figures
    AND (
        concept NOT IN ('vehicle_purchase', 'vehicle_operation')
        OR NOT bool_or(concept = 'vehicles_subtotal' AND state <> 'blank') OVER figures
    )
