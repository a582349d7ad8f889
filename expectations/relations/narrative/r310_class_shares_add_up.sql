-- R310 说明中各类支出所占比重之和为100%
-- en: The shares told of the classes add up to the whole
-- kind: text
-- severity: warning
-- source: 说明“一般公共预算财政拨款支出决算结构情况”与公开05表；所说各类就是公开05表各类的才比较，容许各比重四舍五入的和；同时说了金额的由R309逐类比较
-- needs: 公开05表各类支出所占比重
-- holds: N05 201 share_of_general_budget_pct 66.5% | N05 208 share_of_general_budget_pct 33.4% | T05 201 expenditure_total 66 | T05 208 expenditure_total 33
-- fires: N05 201 share_of_general_budget_pct 66.5% | N05 208 share_of_general_budget_pct 43.5% | T05 201 expenditure_total 66 | T05 208 expenditure_total 33
WITH shares AS (
    SELECT document_id, concept, min(fact_id) AS fact_id, max(quantity) AS share, max(quantity_step) AS step
    FROM cells
    WHERE form = 'N05' AND level = 'class' AND measure = 'share_of_general_budget_pct'
        AND quantity IS NOT NULL AND form_complete
    GROUP BY document_id, concept
    HAVING count(DISTINCT quantity) = 1
),
printed AS (
    SELECT document_id, array_agg(concept ORDER BY concept) AS classes
    FROM cells
    WHERE form = 'T05' AND level = 'class' AND measure = 'expenditure_total' AND amount_yuan <> 0
    GROUP BY document_id
),
with_amounts AS (
    SELECT document_id
    FROM cells
    WHERE form = 'N05' AND level = 'class' AND measure = 'final' AND amount_yuan IS NOT NULL
    GROUP BY document_id
),
sums AS (
    SELECT document_id, sum(share) AS together, sum(step) / 2 AS bound, array_agg(concept ORDER BY concept) AS classes,
        array_agg(fact_id ORDER BY fact_id) AS fact_ids
    FROM shares
    GROUP BY document_id
    HAVING count(*) > 1
)
SELECT document_id, 'N05' AS instance,
    abs(s.together - 100) <= s.bound OR document_id IN (FROM with_amounts) AS holds,
    format('说明中各类支出所占比重合计为{}%，请核对', s.together::DECIMAL(9, 2)::VARCHAR) AS note, s.fact_ids
FROM sums AS s
JOIN printed AS p USING (document_id, classes)
