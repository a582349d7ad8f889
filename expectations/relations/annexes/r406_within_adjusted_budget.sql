-- R406 预算数为调整后资金总额的，执行数不大于预算数
-- en: What is spent is within the budget where that is told to be the adjusted one
-- kind: text
-- severity: warning
-- source: 项目支出绩效自评表，备注说明预算数为调整后财政资金总额（包括上年结余结转）的
-- needs: 备注说明预算数为调整后资金总额的自评表
-- holds: A02 name:甲 revised_budget 340 | A02 name:甲 final 324.31 | field A02 name:甲 note 预算数为调整后财政资金总额
-- holds: A02 name:甲 revised_budget 90 | A02 name:甲 final 90.01 | field A02 name:甲 note 预算数为调整后财政资金总额
-- fires: A02 name:甲 revised_budget 90 | A02 name:甲 final 101.34 | field A02 name:甲 note 预算数为调整后财政资金总额
WITH pairs AS (
    SELECT e.document_id, e.form, e.label, s.page, s.fact_id AS spent_id, b.fact_id AS budget_id,
        s.amount_yuan > b.amount_yuan + s.step_yuan + b.step_yuan AS is_over,
        format('“{}”（第{}页）预算数{}、执行数{}', e.label, s.page, b.text, s.text) AS words
    FROM evaluations AS e
    JOIN cells AS s ON (s.document_id, s.form, s.concept) = (e.document_id, e.form, e.project)
    JOIN cells AS b ON (b.document_id, b.form, b.concept) = (e.document_id, e.form, e.project)
    WHERE e.is_adjusted AND s.measure = 'final' AND b.measure = 'revised_budget' AND s.side = '' AND b.side = ''
        AND s.amount_yuan IS NOT NULL AND b.amount_yuan IS NOT NULL AND s.unit = b.unit
)
SELECT document_id, form AS instance, NOT bool_or(is_over) AS holds,
    '自评表备注说明预算数为调整后资金总额，而执行数大于预算数：' || string_agg(words, '；' ORDER BY page, spent_id) FILTER (is_over)
        || '。预算数是否应为调整后的数' AS note,
    flatten(array_agg([spent_id, budget_id] ORDER BY page, spent_id) FILTER (is_over)) AS fact_ids
FROM pairs
GROUP BY document_id, form
