-- Q08 哪些文件的基本支出某项“三公”费用大于“三公”经费表
-- en: In which books basic expenditure on a public expense exceeds the form of public expenses
-- asks: 财政 · finance bureau
-- grain: 一份现行决算的一项费用 · one item of one current book
-- warning: “三公”表为空白的按零比较；差在四舍五入之内的不列 · a blank of that form counts as zero; differences within rounding are not listed
WITH matched(code, concept) AS (
    VALUES ('30212', 'overseas_travel'), ('30217', 'reception'), ('30231', 'vehicle_operation'),
        ('31013', 'vehicle_purchase')
),
basic AS (
    SELECT n.*, m.concept AS item
    FROM report.numbers AS n
    JOIN matched AS m USING (code)
    WHERE n.form = 'T06' AND n.code IN ('30212', '30217', '30231', '31013') AND n.amount_yuan > 0
        AND report.asked(n.district, n.publisher, n.fiscal_year)
),
public AS (
    SELECT document_id, concept AS item, amount_yuan, text, step_yuan, page
    FROM report.numbers
    WHERE form = 'T09' AND measure = 'final'
)
SELECT b.district, b.publisher, b.fiscal_year, b.code, b.label, b.amount_yuan AS basic_yuan, b.text AS basic_text,
    p.amount_yuan AS three_public_yuan, p.text AS three_public_text, b.amount_yuan - p.amount_yuan AS excess_yuan,
    b.unit, b.page, p.page AS three_public_page, b.url, b.document_id
FROM basic AS b
JOIN public AS p USING (document_id, item)
WHERE b.amount_yuan - p.amount_yuan > (b.step_yuan + p.step_yuan) / 2
ORDER BY excess_yuan DESC, b.district, b.publisher, b.fiscal_year, b.code
