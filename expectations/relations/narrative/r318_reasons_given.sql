-- R318 决算数与年初预算数不同的各项说明了原因
-- en: Where an item was spent otherwise than budgeted, the reason is told
-- kind: text
-- severity: info
-- source: 说明“一般公共预算财政拨款支出决算具体情况”；部门决算公开要求说明增减变化原因，漏写不是数字差错，只作统计
-- needs: 逐项所说的年初预算与支出决算
-- holds: sentence N05 20 年初预算为10万元，支出决算为9万元，主要原因是压减。 | N05 2010301 original_budget 10 | N05 2010301 final 9
-- holds: sentence N05 20 年初预算为10万元，支出决算为10万元。 | N05 2010301 original_budget 10 | N05 2010301 final 10
-- fires: sentence N05 20 年初预算为10万元，支出决算为9万元。 | N05 2010301 original_budget 10 | N05 2010301 final 9
WITH items AS (
    SELECT document_id, concept, arg_min(label, fact_id) AS label, min(sentence_id) AS sentence_id,
        array_agg(fact_id ORDER BY fact_id) AS fact_ids, count(DISTINCT amount_yuan) AS amounts
    FROM cells
    WHERE form = 'N05' AND level = 'item' AND measure IN ('original_budget', 'final') AND amount_yuan IS NOT NULL
    GROUP BY document_id, concept
    HAVING count(*) = 2 AND count(DISTINCT measure) = 2
),
told AS (
    SELECT i.document_id, i.concept, bool_or(regexp_matches(s.text, '原因|由于|因为|主要是|主要因')) AS is_explained
    FROM items AS i
    JOIN sentences AS own USING (document_id, sentence_id)
    JOIN sentences AS s ON s.document_id = own.document_id AND s.section = 'N05' AND s.path = own.path
    GROUP BY i.document_id, i.concept
)
SELECT document_id, 'N05.' || concept AS instance, amounts = 1 OR is_explained AS holds,
    format('“{}”的决算数与年初预算数不同，说明中没有原因', label) AS note, fact_ids
FROM items
JOIN told USING (document_id, concept)
