-- R328 “三公”经费的数量与金额相符：没有数量就没有金额，人次不少于批次，国内与外宾接待合为公务接待
-- en: Three-public money goes with its counts: nothing counted, nothing spent; a group has a visitor; receptions add up
-- kind: text
-- severity: warning
-- source: 说明“三公经费”；接待批次含国内与外宾
-- needs: 团组、购置、保有、接待的数量及其金额
-- holds: N09 reception final 0.65 | N09 reception_groups count 2个
-- fires: N09 reception final 0.65 | N09 reception_groups count 0个
-- fires: N09 vehicle_operation final 3 | N09 vehicles_kept count 0辆
-- holds: N09 reception final 0.65 | N09 reception_domestic final 0.65 | N09 reception_foreign final 0.00 | N09 reception_groups count 2个 | N09 reception_visits count 32人次
-- fires: N09 reception_groups count 32个 | N09 reception_visits count 2人次
-- fires: N09 reception final 0.65 | N09 reception_domestic final 0.56 | N09 reception_foreign final 0.00
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
),
told AS (
    SELECT document_id, concept, min(fact_id) AS fact_id, max(coalesce(quantity, amount_yuan)) AS amount,
        max(coalesce(quantity_step, step_yuan)) AS step
    FROM cells
    WHERE form = 'N09' AND measure IN ('final', 'count') AND coalesce(quantity, amount_yuan) IS NOT NULL
    GROUP BY document_id, concept
    HAVING count(DISTINCT coalesce(quantity, amount_yuan)) = 1
)
SELECT s.document_id, 'N09.' || s.concept AS instance, s.amount_yuan = 0 OR c.most > 0 AS holds,
    format('说明中“{}”{}元，而所说数量都是零，请核对', s.label, s.amount_yuan::DECIMAL(24, 2)::VARCHAR) AS note,
    list_prepend(s.fact_id, c.fact_ids) AS fact_ids
FROM spent AS s
JOIN counted AS c ON c.document_id = s.document_id AND c.money = s.concept
UNION ALL
SELECT g.document_id, g.fact_id, v.amount >= g.amount,
    format('说明中{}批次而只有{}人次，请核对是否颠倒', g.amount::INTEGER, v.amount::INTEGER), [g.fact_id, v.fact_id]
FROM told AS g
JOIN told AS v ON v.document_id = g.document_id AND v.concept = replace(g.concept, '_groups', '_visits')
WHERE g.concept LIKE '%_groups'
UNION ALL
-- What foreign guests cost may be told as a part of all receptions at home.
SELECT r.document_id, 'N09.reception.parts',
    least(abs(r.amount - d.amount - f.amount), abs(r.amount - d.amount)) <= (r.step + d.step + f.step) / 2,
    format('说明中公务接待费{}元，而国内接待{}元、外宾接待{}元，请核对', r.amount::DECIMAL(24, 2)::VARCHAR,
        d.amount::DECIMAL(24, 2)::VARCHAR, f.amount::DECIMAL(24, 2)::VARCHAR),
    [r.fact_id, d.fact_id, f.fact_id]
FROM told AS r
JOIN told AS d ON d.document_id = r.document_id AND d.concept = 'reception_domestic'
JOIN told AS f ON f.document_id = r.document_id AND f.concept = 'reception_foreign'
WHERE r.concept = 'reception'
