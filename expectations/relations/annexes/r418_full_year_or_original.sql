-- R418 说明所称项目的全年预算数，不是年初预算数
-- en: What is told to be the full-year budget of projects is not the original one
-- kind: text
-- severity: warning
-- source: 说明“项目支出自评结果”与“一般公共预算财政拨款支出决算具体情况”；两个以上项目的全年预算数之和恰等于某一项级科目的年初预算，而该科目的决算数不同，又有项目执行数大于全年预算数的
-- needs: 说明中各项目的全年预算数与各项级科目的年初预算
-- holds: N13 name:甲 revised_budget 340 | N13 name:甲 final 324 | N13 name:乙 revised_budget 110 | N13 name:乙 final 120 | N05 2010302 original_budget 460 | N05 2010302 final 444
-- fires: N13 name:甲 revised_budget 340 | N13 name:甲 final 324 | N13 name:乙 revised_budget 110 | N13 name:乙 final 120 | N05 2010302 original_budget 450 | N05 2010302 final 444
WITH projects AS (
    SELECT document_id, concept,
        max(amount_yuan) FILTER (measure = 'revised_budget') AS budget,
        max(amount_yuan) FILTER (measure = 'final') AS spent,
        min(fact_id) FILTER (measure = 'revised_budget') AS fact_id
    FROM cells
    WHERE form = 'N13' AND starts_with(concept, 'name:') AND amount_yuan IS NOT NULL AND form_complete
    GROUP BY document_id, concept
),
told AS (
    SELECT document_id, sum(budget) AS budget, bool_or(spent > budget) AS is_exceeded,
        array_agg(fact_id ORDER BY fact_id) FILTER (budget > 0) AS fact_ids
    FROM projects
    WHERE budget IS NOT NULL
    GROUP BY document_id
    HAVING count(*) FILTER (budget > 0) >= 2
),
items AS (
    SELECT document_id, code, any_value(label) AS label, min(fact_id) AS fact_id,
        max(amount_yuan) FILTER (measure = 'original_budget') AS budget,
        max(amount_yuan) FILTER (measure = 'final') AS spent
    FROM cells
    WHERE form = 'N05' AND level = 'item' AND measure IN ('original_budget', 'final')
    GROUP BY document_id, code
    HAVING count(DISTINCT amount_yuan) FILTER (measure = 'original_budget') = 1
)
SELECT t.document_id, 'N13.revised_budget' AS instance,
    NOT coalesce(bool_or(t.is_exceeded AND i.budget = t.budget AND i.spent <> i.budget), FALSE) AS holds,
    format('说明所称各项目全年预算数合计{}万元，恰等于“{}”的年初预算数，又有项目的执行数大于全年预算数，请核对是否应为年初预算数',
        rtrim(rtrim((max(t.budget) / 10000)::DECIMAL(24, 6)::VARCHAR, '0'), '.'), any_value(i.label)
            FILTER (i.budget = t.budget)) AS note,
    list_concat(any_value(t.fact_ids), array_agg(i.fact_id ORDER BY i.fact_id) FILTER (i.budget = t.budget)) AS fact_ids
FROM told AS t
JOIN items AS i USING (document_id)
GROUP BY t.document_id
