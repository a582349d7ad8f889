-- R320 说明逐项所说的科目就是公开05表的科目
-- en: The items told one by one are those of the general budget form
-- kind: text
-- severity: warning
-- source: 说明“一般公共预算财政拨款支出决算具体情况”与公开05表有金额的项级科目；说到表中一半以上的项才问；名称不同的，只在金额只有该科目与之相同时问
-- needs: 说明中逐项所说的支出与公开05表
-- holds: N05 2010301 final 10 | T05 2010301 expenditure_total 10
-- fires: N05 2010301 final 10 | N05 name:卫生健康支出(类)甲(款)乙(项) final 7 | T05 2010301 expenditure_total 10 | T05 2101101 expenditure_total 7
-- fires: N05 2010301 final 10 | N05 2080505 final 4 | N05 2210201 final 3 | T05 2010301 expenditure_total 10 | T05 2080505 expenditure_total 4 | T05 2210201 expenditure_total 3 | T05 2101101 expenditure_total 7
WITH told AS (
    SELECT document_id, concept, level, arg_min(label, fact_id) AS label, min(fact_id) AS fact_id,
        max(amount_yuan) AS amount_yuan
    FROM cells
    WHERE form = 'N05' AND measure = 'final' AND amount_yuan IS NOT NULL AND form_complete
        AND (level = 'item' OR concept LIKE 'name:%(项)%')
    GROUP BY document_id, concept, level
),
printed AS (
    SELECT document_id, concept, label, fact_id, amount_yuan, step_yuan
    FROM cells
    WHERE form = 'T05' AND level = 'item' AND measure = 'expenditure_total' AND amount_yuan <> 0 AND form_complete
),
unmatched AS (
    SELECT p.*, concat_ws(' ', p.concept, spell_code_name(s.label), spell_code_name(p.label)) AS name
    FROM printed AS p
    ANTI JOIN told AS t ON t.document_id = p.document_id AND t.concept = p.concept
    LEFT JOIN form_rows AS s ON s.document_id = p.document_id AND s.form = 'T05' AND s.code = left(p.concept, 5)
),
pairs AS (
    SELECT u.document_id, u.concept, u.fact_id, u.name, t.fact_id AS told_id, t.label AS told_label
    FROM unmatched AS u
    JOIN told AS t ON t.document_id = u.document_id AND t.level = 'line'
        AND abs(t.amount_yuan - u.amount_yuan) <= u.step_yuan
    QUALIFY count(*) OVER (PARTITION BY u.document_id, u.concept) = 1
        AND count(*) OVER (PARTITION BY u.document_id, t.fact_id) = 1
),
books AS (
    SELECT p.document_id, count(u.concept) AS missing, count(*) - count(u.concept) AS matched,
        count(s.concept) AS renamed
    FROM printed AS p
    LEFT JOIN unmatched AS u USING (document_id, concept)
    LEFT JOIN pairs AS s USING (document_id, concept)
    GROUP BY p.document_id
),
-- A text that names most of the items means to name them all; one whose names fit nothing else may be our misreading.
whole AS (
    SELECT b.document_id
    FROM books AS b
    WHERE b.matched >= b.missing AND b.matched + b.renamed > 0
),
omitted AS (
    SELECT u.document_id, string_agg(format('“{}”', u.name), '、' ORDER BY u.concept) AS names,
        array_agg(u.fact_id ORDER BY u.fact_id) AS fact_ids
    FROM unmatched AS u
    JOIN books AS b USING (document_id)
    ANTI JOIN pairs AS s ON s.document_id = u.document_id AND s.concept = u.concept
    -- A name that fits no item may be any of those left.
    WHERE 4 * (b.matched + b.renamed) >= 3 * (b.matched + b.missing) AND document_id NOT IN (
        SELECT t.document_id
        FROM told AS t
        ANTI JOIN pairs AS s ON s.document_id = t.document_id AND s.told_id = t.fact_id
        WHERE t.level = 'line'
    )
    GROUP BY u.document_id
),
renamed AS (
    SELECT document_id,
        string_agg(format('说明写作“{}”的，公开05表为“{}”', told_label, name), '；' ORDER BY concept) AS names,
        list_concat(array_agg(told_id ORDER BY told_id), array_agg(fact_id ORDER BY fact_id)) AS fact_ids
    FROM pairs
    GROUP BY document_id
)
SELECT w.document_id, 'N05' AS instance, r.names IS NULL AND o.names IS NULL AS holds,
    concat_ws('；', r.names, '未逐项说到表中有金额的' || o.names) || '。请核对' AS note,
    list_concat(coalesce(r.fact_ids, []), coalesce(o.fact_ids, [])) AS fact_ids
FROM whole AS w
SEMI JOIN told USING (document_id)
LEFT JOIN renamed AS r USING (document_id)
LEFT JOIN omitted AS o USING (document_id)
