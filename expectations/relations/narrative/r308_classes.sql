-- R308 说明中一般公共预算各类支出等于一般公共预算支出决算表
-- en: What is told to be spent on each class equals the general budget form
-- kind: sum
-- severity: error
-- source: 说明“一般公共预算财政拨款支出决算情况”与公开05表；同一科目说了几个不同数的不适用
-- needs: 说明中各类的支出与公开05表
-- holds: N05 210 final 100.47 | T05 210 expenditure_total 100.48
-- fires: N05 210 final 100.47 | T05 210 expenditure_total 110.48
WITH told AS (
    SELECT document_id, concept, fact_id
    FROM cells
    WHERE form = 'N05' AND measure = 'final' AND level IN ('class') AND amount_yuan IS NOT NULL
    -- Spent in parts, each told of by itself, or told again: what the parts make is not known.
    QUALIFY count(DISTINCT amount_yuan) OVER (PARTITION BY document_id, concept) = 1
),
pairs AS (
    SELECT n.document_id, n.fact_id AS told, t.fact_id AS printed
    FROM told AS n
    JOIN cells AS t USING (document_id, concept)
    WHERE t.form = 'T05' AND t.measure = 'expenditure_total'
)
SELECT document_id, told AS instance, unnest([told, printed]) AS fact_id, unnest([1, -1]) AS coefficient
FROM pairs
