-- R314 说明中各项的支出决算之和等于合计
-- en: The expenditure told of the items add up to the total told
-- kind: sum
-- severity: error
-- source: 说明“一般公共预算财政拨款支出决算具体情况”；所说各项与公开05表各项不同的不适用
-- needs: 说明中逐项所说的支出决算及其合计
-- holds: N05 expenditure_total final 30 | N05 2010301 final 10 | N05 2010302 final 20 | T05 2010301 expenditure_total 1 | T05 2010302 expenditure_total 1
-- fires: N05 expenditure_total final 40 | N05 2010301 final 10 | N05 2010302 final 20 | T05 2010301 expenditure_total 1 | T05 2010302 expenditure_total 1
WITH told AS (
    SELECT document_id, concept, level, min(fact_id) AS fact_id
    FROM cells
    WHERE form = 'N05' AND measure = 'final' AND (level = 'item' OR concept = 'expenditure_total') AND amount_yuan IS NOT NULL
    GROUP BY document_id, concept, level
    HAVING count(DISTINCT amount_yuan) = 1
),
printed AS (
    SELECT document_id, array_agg(concept ORDER BY concept) AS items
    FROM cells
    WHERE form = 'T05' AND level = 'item' AND measure = 'expenditure_total' AND amount_yuan <> 0
    GROUP BY document_id
),
whole AS (
    SELECT document_id
    FROM told
    JOIN printed USING (document_id)
    GROUP BY document_id
    HAVING array_agg(concept ORDER BY concept) FILTER (level = 'item') = any_value(items)
        AND bool_or(concept = 'expenditure_total')
)
SELECT document_id, 'N05.final' AS instance, fact_id, if(level = 'item', -1, 1) AS coefficient
FROM told
SEMI JOIN whole USING (document_id)
