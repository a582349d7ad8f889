-- Q14 年初预算为零而有支出的科目，原因是什么，占多大比例
-- en: Money spent on codes without an original budget, with the stated reason and its share
-- asks: 人大 · people's congress
-- grain: 一个部门的一个科目 · one code of one department
-- warning: reason 为说明原句，未写原因的也照录 · reason is the sentence as printed, whether it states one or not
WITH total AS (
    SELECT document_id, any_value(total_yuan) AS total_yuan
    FROM report.function_spending
    WHERE form = 'T05' AND concept = 'total'
    GROUP BY document_id
)
SELECT i.district, i.publisher, i.fiscal_year, i.code, i.label, i.final_yuan, i.final_text, i.unit,
    (100 * i.final_yuan / nullif(t.total_yuan, 0))::DECIMAL(9, 2) AS share_pct, s.text AS reason, i.page, i.url,
        i.document_id
FROM report.items_budgeted AS i
LEFT JOIN total AS t USING (document_id)
LEFT JOIN main.sentences AS s ON s.document_id = i.document_id AND s.sentence_id = i.sentence_id
WHERE i.body_kind = 'department' AND length(i.code) = 7 AND i.original_budget_yuan = 0 AND i.final_yuan > 0
    AND report.asked(i.district, i.publisher, i.fiscal_year)
ORDER BY i.final_yuan DESC, i.district, i.publisher, i.fiscal_year, i.code
