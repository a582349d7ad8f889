-- R402 说明中项目的全年预算数与该项目自评表的预算数一致
-- en: The full-year budget told of a project is that of its self-evaluation
-- kind: usual
-- severity: warning
-- source: 说明“项目支出自评结果”与项目支出绩效自评表，项目同名，或执行数在两处都只有一个与之相同
-- needs: 说明与自评表中同一项目的预算数
-- holds: N13 name:甲 revised_budget 340 | N13 name:甲 final 324.31 | A02 name:甲 revised_budget 340 | A02 name:甲 final 324.31
-- holds: N13 name:甲 revised_budget 28.47 | N13 name:甲 final 28.47 | A02 name:乙 revised_budget 28.47 | A02 name:乙 final 28.47
-- fires: N13 name:甲 revised_budget 0 | N13 name:甲 final 28.47 | A02 name:乙 revised_budget 28.47 | A02 name:乙 final 28.47
-- fires: N13 name:甲 revised_budget 90 | A02 name:甲 revised_budget 60
WITH projects AS (
    SELECT document_id, form, concept,
        min(fact_id) FILTER (measure = 'revised_budget') AS budget_id,
        max(amount_yuan) FILTER (measure = 'final') AS spent,
        count(*) FILTER (measure = 'revised_budget') = 1 AS told_once
    FROM cells
    WHERE form IN ('N13', 'A02') AND starts_with(concept, 'name:')
    GROUP BY document_id, form, concept
),
alike AS (
    SELECT document_id, form, spent
    FROM projects
    WHERE spent > 0
    GROUP BY document_id, form, spent
    HAVING count(*) = 1
),
pairs AS (
    SELECT n.document_id, n.budget_id AS told, a.budget_id AS printed
    FROM projects AS n
    JOIN projects AS a USING (document_id)
    WHERE n.form = 'N13' AND a.form = 'A02' AND n.told_once AND a.told_once AND (
        n.concept = a.concept
        OR n.spent = a.spent
        AND (document_id, 'N13', n.spent) IN (FROM alike)
        AND (document_id, 'A02', a.spent) IN (FROM alike)
    )
)
SELECT document_id, told AS instance, unnest([told, printed]) AS fact_id, unnest([1, -1]) AS coefficient
FROM pairs
