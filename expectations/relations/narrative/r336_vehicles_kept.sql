-- R336 公务用车保有量不大于车辆总数；有车辆的，通常有保有量或运行费
-- en: Official vehicles kept are within all vehicles; a body with vehicles usually keeps some or pays for them
-- kind: text
-- severity: warning
-- source: 说明“三公经费”与“国有资产占用情况”
-- needs: 公务用车保有量与车辆总数
-- holds: N12 vehicles_owned count 5辆 | N09 vehicles_kept count 4辆 | N09 vehicle_operation final 3
-- fires: N12 vehicles_owned count 2辆 | N09 vehicles_kept count 4辆 | N09 vehicle_operation final 3
-- fires: N12 vehicles_owned count 5辆 | N09 vehicles_kept count 0辆 | N09 vehicle_operation final 0
WITH told AS (
    SELECT document_id, concept, min(fact_id) AS fact_id, max(coalesce(quantity, amount_yuan)) AS amount
    FROM cells
    WHERE (form, concept, measure) IN
        (('N12', 'vehicles_owned', 'count'), ('N09', 'vehicles_kept', 'count'), ('N09', 'vehicle_operation', 'final'))
    GROUP BY document_id, concept
    HAVING count(DISTINCT coalesce(quantity, amount_yuan)) = 1
)
SELECT o.document_id, 'N12.vehicles_owned' AS instance,
    k.amount <= o.amount AND (o.amount = 0 OR k.amount > 0 OR c.amount > 0) AS holds,
    if(k.amount > o.amount,
        format('说明中公务用车保有量{}辆，多于车辆总数{}辆，请核对', k.amount::INTEGER, o.amount::INTEGER),
        format('说明中共有车辆{}辆，而公务用车保有量和运行费都是零，是否另有原因', o.amount::INTEGER)) AS note,
    [o.fact_id, k.fact_id, c.fact_id] AS fact_ids
FROM told AS o
JOIN told AS k ON k.document_id = o.document_id AND k.concept = 'vehicles_kept'
JOIN told AS c ON c.document_id = o.document_id AND c.concept = 'vehicle_operation'
WHERE o.concept = 'vehicles_owned'
