-- R324 说明中政府性基金、国有资本经营预算的情况与公开07、08表一致
-- en: What is told of government funds and state capital is what their forms print
-- kind: text
-- severity: warning
-- source: 说明“政府性基金”“国有资本经营”各节与公开07、08表：说“无”而表中有金额，说有金额而表为空或合计不同的，请核对
-- needs: 说明中政府性基金、国有资本经营预算的情况与公开07、08表
-- holds: form N07 status=empty statement=本单位当年无政府性基金 | form T07 status=empty
-- holds: N07 expenditure_total final 30 | T07 total expenditure_total 30
-- holds: form N07 status=empty statement=本单位当年无政府性基金收入 | T07 total expenditure_total 30 | N08 expenditure_total final 3 | T08 total expenditure_total 3
-- fires: form N07 status=empty statement=本单位当年无政府性基金 | T07 total expenditure_total 30
-- fires: N08 expenditure_total final 30 | form T08 status=empty statement=本表无数据
-- fires: N07 expenditure_total final 30 | T07 total expenditure_total 20
WITH pairs AS (
    SELECT n.document_id, n.form AS told, t.form AS printed, n.status, n.statement, n.title, t.complete
    FROM forms AS n
    JOIN forms AS t ON t.document_id = n.document_id AND t.form = replace(n.form, 'N', 'T')
    WHERE n.form IN ('N07', 'N08') AND n.status IN ('read', 'empty') AND t.status IN ('read', 'empty')
),
told AS (
    SELECT document_id, form, min(fact_id) AS fact_id, max(amount_yuan) AS amount_yuan, max(step_yuan) AS step_yuan
    FROM cells
    WHERE form IN ('N07', 'N08') AND concept = 'expenditure_total' AND measure = 'final' AND amount_yuan IS NOT NULL
    GROUP BY document_id, form
    HAVING count(DISTINCT amount_yuan) = 1
),
spent AS (
    SELECT document_id, form, min(fact_id) AS fact_id, max(amount_yuan) AS amount_yuan, max(step_yuan) AS step_yuan
    FROM cells
    WHERE form IN ('T07', 'T08') AND level = 'total' AND measure = 'expenditure_total' AND amount_yuan IS NOT NULL
    GROUP BY document_id, form
),
compared AS (
    SELECT p.*, n.fact_id AS told_id, n.amount_yuan AS told_yuan, t.fact_id AS printed_id,
        coalesce(t.amount_yuan, 0) AS printed_yuan, greatest(n.step_yuan, t.step_yuan, 0) AS step_yuan
    FROM pairs AS p
    LEFT JOIN told AS n ON n.document_id = p.document_id AND n.form = p.told
    LEFT JOIN spent AS t ON t.document_id = p.document_id AND t.form = p.printed
)
SELECT document_id, told AS instance,
    NOT complete OR abs(coalesce(told_yuan, 0) - printed_yuan) <= step_yuan AS holds,
    if(told_yuan IS NULL,
        format('说明称“{}”，而公开{}表印有支出{}元，请核对', left(statement, 60), right(printed, 2),
            printed_yuan::DECIMAL(24, 2)::VARCHAR),
        format('说明中支出为{}元，而公开{}表合计为{}元，请核对',
            told_yuan::DECIMAL(24, 2)::VARCHAR, right(printed, 2), printed_yuan::DECIMAL(24, 2)::VARCHAR)) AS note,
    list_filter([told_id, printed_id], lambda x: x IS NOT NULL) AS fact_ids
FROM compared
-- «无…收入» denies no expenditure from what was carried over.
WHERE told_yuan IS NOT NULL OR status = 'empty' AND NOT (contains(statement, '收入') AND NOT contains(statement, '支'))
