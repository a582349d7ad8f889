-- R213 “三公”经费决算数不小于基本支出中的同项
-- en: Each three-public item, over all fiscal funds, is at least its part inside basic expenditure
-- kind: order
-- severity: error
-- source: 公开06表仅含一般公共预算基本支出，公开09表含全部财政拨款；购置与运行未分列的只比小计
-- needs: 公开06表与公开09表的同项
-- holds: T06 30217 amount 0.65 | T09 reception final 0.65
-- holds: T06 30231 amount 19.56 | T09 vehicles_subtotal final 20 | T09 vehicle_operation final blank | T09 vehicle_purchase final blank
-- holds: T06 30217 amount blank | T09 reception final 0.65
-- fires: T06 30217 amount 8.31 | T09 reception final 0.30
-- fires: T06 30231 amount 81.11 | T06 31013 amount 10 | T09 vehicles_subtotal final 85
WITH pairs (code, concept) AS (
    VALUES
        ('30212', 'overseas_travel'), ('30217', 'reception'), ('30231', 'vehicle_operation'),
        ('31013', 'vehicle_purchase'), ('30231', 'vehicles_subtotal'), ('31013', 'vehicles_subtotal')
),
three_public AS (
    SELECT document_id, fact_id, concept
    FROM cells
    WHERE form = 'T09' AND measure = 'final'
    WINDOW book AS (PARTITION BY document_id)
    QUALIFY NOT starts_with(concept, 'vehicle') OR (concept = 'vehicles_subtotal') = (
        bool_or(concept = 'vehicles_subtotal' AND state <> 'blank') OVER book
        AND NOT bool_or(starts_with(concept, 'vehicle_') AND state <> 'blank') OVER book
    )
)
SELECT c.document_id, p.concept AS instance, c.fact_id, 1 AS coefficient
FROM cells AS c
JOIN pairs AS p USING (code)
WHERE c.form = 'T06' AND c.measure = 'amount'
UNION ALL
SELECT document_id, concept, fact_id, -1
FROM three_public
WHERE concept IN (SELECT concept FROM pairs)
