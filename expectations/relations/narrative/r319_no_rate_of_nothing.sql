-- R319 预算数为零的，没有完成预算的百分比
-- en: Where nothing was budgeted there is no rate of completion
-- kind: text
-- severity: warning
-- source: 说明；预算为零时印0%或100%是惯例，不问
-- needs: 预算数为零而印有完成预算百分比的支出
-- holds: N05 2101101 final 3 | N05 2101101 original_budget 0.00 | N05 2101101 completion_original_budget_pct 0%
-- holds: N09 reception final 0.00 | N09 reception revised_budget 0.00 | N09 reception completion_revised_budget_pct 100%
-- fires: N05 2101101 final 3 | N05 2101101 original_budget 0.00 | N05 2101101 completion_original_budget_pct 104.2%
WITH budgets AS (
    SELECT r.document_id, r.rate_id, r.fact_id
    FROM rate_amounts AS r
    JOIN cells AS b ON b.document_id = r.document_id AND b.fact_id = r.fact_id
    WHERE r.form IN ('N05', 'N09', 'N13') AND r.rate = 'completion_' || r.measure || '_pct' AND b.amount_yuan = 0
        AND b.state = 'printed'
)
SELECT document_id, b.rate_id AS instance, c.quantity IN (0, 100) AS holds,
    format('说明中“{}”的预算数为零，却印完成预算的{}%，请核对', c.label, c.text) AS note, [b.rate_id, b.fact_id] AS fact_ids
FROM budgets AS b
JOIN cells AS c USING (document_id)
WHERE c.fact_id = b.rate_id
