-- Q07 哪些印出的百分比算不出来，按关系列出
-- en: Which printed percentages cannot be reproduced, by relation
-- asks: 财政 · finance bureau
-- grain: 一个百分比 · one percentage
-- warning: 如能由别的口径得出，note 写明是哪一种 · where another formula reproduces it, note says which
SELECT v.district, v.publisher, v.fiscal_year, v.relation, v.instance, v.verdict, v.printed_yuan, v.expected_yuan,
    v.note, n.page, n.x0, n.top, n.x1, n.bottom, n.text, v.url, v.document_id
FROM report.verdicts AS v
LEFT JOIN main.facts AS n ON n.document_id = v.document_id AND n.fact_id = v.instance
WHERE v.relation IN ('R302', 'R304', 'R305', 'R309', 'R312', 'R316', 'R326', 'R327', 'R330', 'R332', 'R333', 'R338',
        'R345', 'R346', 'R347', 'R404')
    AND v.verdict IN ('inconsistent', 'suspicious') AND report.asked(v.district, v.publisher, v.fiscal_year)
ORDER BY v.relation, v.district, v.publisher, v.fiscal_year, v.instance, v.document_id
