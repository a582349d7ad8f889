CREATE OR REPLACE VIEW told_items AS
WITH told AS (
    SELECT document_id, concept, level, measure, min(fact_id) AS fact_id
    FROM cells
    WHERE form = 'N05' AND measure IN ('original_budget', 'final')
        AND (level = 'item' OR concept = 'expenditure_total') AND amount_yuan IS NOT NULL
    GROUP BY document_id, concept, level, measure
    HAVING count(DISTINCT amount_yuan) = 1
),
printed AS (
    SELECT document_id, array_agg(concept ORDER BY concept) AS items
    FROM cells
    WHERE form = 'T05' AND level = 'item' AND measure = 'expenditure_total' AND amount_yuan <> 0
    GROUP BY document_id
),
whole AS (
    SELECT document_id, measure
    FROM told
    JOIN printed USING (document_id)
    GROUP BY document_id, measure
    HAVING array_agg(concept ORDER BY concept) FILTER (level = 'item') = any_value(items)
        AND bool_or(concept = 'expenditure_total')
)
SELECT document_id, measure, 'N05.' || measure AS instance, fact_id,
    CASE WHEN level = 'item' THEN -1 ELSE 1 END AS coefficient
FROM told
SEMI JOIN whole USING (document_id, measure);
COMMENT ON VIEW told_items IS '说明中一般公共预算支出的合计与各项，各项恰为公开05表的各项时 · total and items of general budget spending as told, where the items are those of form 05';
COMMENT ON COLUMN told_items.instance IS '所加的一列 · the column that is added up';
COMMENT ON COLUMN told_items.coefficient IS '合计为1，各项为-1 · 1 for the total, -1 for an item';
