-- R317 说明中“大于”“小于”“持平”与所印决算数、预算数相符
-- en: Where the outturn is told to be above, below or at the budget, the amounts told are
-- kind: text
-- severity: warning
-- source: 说明“一般公共预算财政拨款支出决算具体情况”“三公经费”；相差不足一个末位单位的不问
-- needs: 决算数大于、小于或持平于预算数的说法及两数
-- holds: N05 2010301 original_budget 1025.1 | N05 2010301 final 1028.82 | N05 2010301 direction_original_budget 1个
-- fires: N05 2010301 original_budget 1025.1 | N05 2010301 final 1028.82 | N05 2010301 direction_original_budget -1个
-- fires: N09 reception revised_budget 1 | N09 reception final 2 | N09 reception direction_revised_budget 0个
WITH told AS (
    SELECT document_id, form, side, concept, replace(measure, 'direction_', '') AS budget, fact_id, quantity, text, label
    FROM cells
    WHERE form IN ('N05', 'N09') AND starts_with(measure, 'direction_') AND quantity IS NOT NULL
),
amounts AS (
    SELECT document_id, form, side, concept, measure, min(fact_id) AS fact_id, max(amount_yuan) AS amount_yuan,
        max(step_yuan) AS step_yuan
    FROM cells
    WHERE form IN ('N05', 'N09') AND amount_yuan IS NOT NULL
    GROUP BY ALL
    HAVING count(DISTINCT amount_yuan) = 1
)
SELECT t.document_id, t.fact_id AS instance,
    abs(s.amount_yuan - b.amount_yuan) <= greatest(s.step_yuan, b.step_yuan)
        OR sign(s.amount_yuan - b.amount_yuan) = t.quantity AS holds,
    format('说明称“{}”的决算数与预算数相比“{}”，而所印决算数为{}元、预算数为{}元，请核对',
        t.label, t.text, s.amount_yuan::DECIMAL(24, 2)::VARCHAR, b.amount_yuan::DECIMAL(24, 2)::VARCHAR) AS note,
    [t.fact_id, s.fact_id, b.fact_id] AS fact_ids
FROM told AS t
JOIN amounts AS s ON (s.document_id, s.form, s.side, s.concept, s.measure) = (t.document_id, t.form, t.side, t.concept, 'final')
JOIN amounts AS b ON (b.document_id, b.form, b.side, b.concept, b.measure) = (t.document_id, t.form, t.side, t.concept, t.budget)
