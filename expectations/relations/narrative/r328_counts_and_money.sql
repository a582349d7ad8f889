-- R328 “三公”经费的数量与金额相符：没有数量就没有金额
-- en: Three-public money goes with its counts: where nothing was counted, nothing was spent
-- kind: text
-- severity: warning
-- source: 说明“三公经费”；接待批次含国内与外宾
-- needs: 团组、购置、保有、接待的数量及其金额
-- holds: N09 reception final 0.65 | N09 reception_groups count 2个
-- fires: N09 reception final 0.65 | N09 reception_groups count 0个
-- fires: N09 vehicle_operation final 3 | N09 vehicles_kept count 0辆
WITH pairs AS (
    FROM (VALUES
        ('overseas_travel', ['abroad_groups', 'abroad_visits']),
        ('vehicle_purchase', ['vehicles_bought']),
        ('vehicle_operation', ['vehicles_kept']),
        ('reception', ['reception_groups', 'reception_visits', 'reception_foreign_groups', 'reception_foreign_visits'])
    ) AS p(money, counts)
),
spent AS (
    SELECT document_id, concept, label, min(fact_id) AS fact_id, max(amount_yuan) AS amount_yuan
    FROM cells
    WHERE form = 'N09' AND measure = 'final' AND amount_yuan IS NOT NULL
    GROUP BY document_id, concept, label
    HAVING count(DISTINCT amount_yuan) = 1
),
counted AS (
    SELECT document_id, p.money, array_agg(fact_id ORDER BY fact_id) AS fact_ids, max(quantity) AS most
    FROM cells
    JOIN pairs AS p ON list_contains(p.counts, concept)
    WHERE form = 'N09' AND quantity IS NOT NULL
    GROUP BY document_id, p.money
)
SELECT s.document_id, 'N09.' || s.concept AS instance, s.amount_yuan = 0 OR c.most > 0 AS holds,
    format('说明中“{}”{}元，而所说数量都是零，请核对', s.label, s.amount_yuan::DECIMAL(24, 2)::VARCHAR) AS note,
    list_prepend(s.fact_id, c.fact_ids) AS fact_ids
FROM spent AS s
JOIN counted AS c ON c.document_id = s.document_id AND c.money = s.concept
