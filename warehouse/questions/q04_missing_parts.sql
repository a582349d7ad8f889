-- Q04 决算公开缺少哪些必备部分
-- en: Which mandatory parts final accounts lack
-- asks: 财政 · finance bureau
-- grain: 一份现行决算缺少的一个部分 · one part that one current book lacks
-- warning: refused 为本方未读懂，不是未公开 · refused means that we did not understand it, not that it is not there
-- warning: 名词解释与空表说明见 R161、R508 的核对结论 · for terms and empty forms see the verdicts of R161 and R508
WITH parts(form, part) AS (
    VALUES ('T01', '收支总表'), ('T02', '收入表'), ('T03', '支出表'), ('T04', '财政拨款总表'),
        ('T05', '一般公共预算支出表'), ('T06', '基本支出表'), ('T07', '政府性基金表'), ('T08', '国有资本经营表'),
        ('T09', '三公经费表'), ('N09', '三公经费说明'), ('N10', '机关运行经费说明'), ('N11', '政府采购说明'),
        ('N12', '国有资产说明'), ('N13', '预算绩效说明')
),
books AS (
    SELECT district, publisher, fiscal_year, body_kind, url, document_id
    FROM report.books
    WHERE is_current AND kind = 'final_accounts' AND report.asked(district, publisher, fiscal_year)
)
SELECT b.district, b.publisher, b.fiscal_year, p.form, p.part, coalesce(f.status, 'missing') AS status,
    coalesce(f.reason, '') AS reason, b.url, b.document_id
FROM books AS b
CROSS JOIN parts AS p
LEFT JOIN main.forms AS f ON f.document_id = b.document_id AND f.form = p.form
WHERE coalesce(f.status, 'missing') NOT IN ('read', 'empty')
ORDER BY b.district, b.publisher, b.fiscal_year, p.form, b.document_id
