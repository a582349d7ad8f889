-- R408 整体支出自评表注明为调整后的预算数，不是说明中的年初预算数
-- en: The budget of the whole body, told to be the adjusted one, is not the original budget of the prose
-- kind: text
-- severity: warning
-- source: 部门整体支出绩效自评表与说明“一般公共预算财政拨款支出决算具体情况”；执行数大于该预算数，而年初预算恰与之相同的才问
-- needs: 备注说明预算数为调整后资金总额的整体自评表与说明中的年初预算
-- holds: A01 total revised_budget 2400 | A01 total final 2362.26 | field A01 total note 预算数为调整后财政资金总额 | N05 expenditure_total original_budget 2011.68
-- fires: A01 total revised_budget 2011.68 | A01 total final 2362.26 | field A01 total note 预算数为调整后财政资金总额 | N05 expenditure_total original_budget 2011.68
SELECT e.document_id, 'A01' AS instance,
    bool_and(b.amount_yuan <> n.amount_yuan OR e.executed_yuan <= e.revised_budget_yuan) AS holds,
    format('整体自评表备注说明预算数为调整后资金总额，所印{}却与说明中的年初预算数相同，执行数又大于它，请核对口径', any_value(b.text)) AS note,
    [min(b.fact_id), min(n.fact_id)] AS fact_ids
FROM evaluations AS e
JOIN cells AS b ON b.document_id = e.document_id AND b.form = 'A01' AND b.concept = 'total'
    AND b.measure = 'revised_budget'
JOIN cells AS n ON n.document_id = e.document_id AND n.form = 'N05' AND n.concept = 'expenditure_total'
    AND n.measure = 'original_budget'
WHERE e.form = 'A01' AND e.is_adjusted AND b.amount_yuan IS NOT NULL AND n.amount_yuan IS NOT NULL
GROUP BY e.document_id
