-- R335 车辆总数等于各种用途的车辆数之和
-- en: All vehicles are the vehicles of each use together
-- kind: text
-- severity: warning
-- source: 说明“国有资产占用情况”；没有列到“其他用车”的，只问各项之和大于总数
-- needs: 车辆总数及各种用途的车辆数
-- holds: N12 vehicles_owned count 5辆 | N12 vehicles_confidential count 1辆 | N12 vehicles_emergency count 3辆 | N12 vehicles_other count 1辆
-- fires: N12 vehicles_owned count 5辆 | N12 vehicles_confidential count 1辆 | N12 vehicles_emergency count 3辆 | N12 vehicles_other count 0辆
-- fires: N12 vehicles_owned count 2辆 | N12 vehicles_confidential count 3辆
WITH counted AS (
    SELECT document_id, concept, min(fact_id) AS fact_id, max(quantity) AS quantity
    FROM cells
    WHERE form = 'N12' AND starts_with(concept, 'vehicles_') AND measure = 'count' AND quantity IS NOT NULL
    GROUP BY document_id, concept
    HAVING count(*) = 1
),
books AS (
    SELECT document_id,
        max(quantity) FILTER (concept = 'vehicles_owned') AS owned,
        sum(quantity) FILTER (concept <> 'vehicles_owned') AS together,
        bool_or(concept = 'vehicles_other') AS is_whole,
        array_agg(fact_id ORDER BY concept <> 'vehicles_owned', fact_id) AS fact_ids
    FROM counted
    GROUP BY document_id
)
SELECT document_id, 'N12.vehicles_owned' AS instance, owned = together OR NOT is_whole AND together < owned AS holds,
    format('说明中车辆共{}辆，而各种用途合计{}辆，请核对', owned::INTEGER, together::INTEGER) AS note, fact_ids
FROM books
WHERE owned IS NOT NULL AND together IS NOT NULL
