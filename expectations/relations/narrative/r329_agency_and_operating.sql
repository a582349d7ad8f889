-- R329 机关运行经费与公开06表公用经费合计
-- en: Agency operating costs and the operating total of the basic expenditure form
-- kind: text
-- severity: warning
-- source: 说明“机关运行经费”与公开06表；事业单位的公用经费不在其中，有的地方含项目支出，两数不同不问，只问相差一位数字或两位对调的
-- needs: 与公开06表公用经费合计相同或极相近的机关运行经费
-- holds: N10 agency_operating final 271.33 | T06 operating_total amount 271.33
-- fires: N10 agency_operating final 271.33 | T06 operating_total amount 217.33
WITH told AS (
    SELECT n.document_id, n.fact_id, t.fact_id AS printed_id, n.text, t.text AS printed,
        n.amount_yuan = t.amount_yuan AS same,
        translate(n.text, ',', '') AS digits, translate(t.text, ',', '') AS printed_digits
    FROM cells AS n
    JOIN cells AS t USING (document_id)
    WHERE n.form = 'N10' AND n.concept = 'agency_operating' AND n.measure = 'final' AND n.amount_yuan > 0
        AND t.form = 'T06' AND t.concept = 'operating_total' AND t.measure = 'amount'
        AND t.state = 'printed' AND t.form_complete
)
SELECT document_id, fact_id AS instance, same AS holds,
    format('说明中机关运行经费为{}，公开06表公用经费合计为{}，只差一位，请核对是否笔误', text, printed) AS note,
    [fact_id, printed_id] AS fact_ids
FROM told
WHERE same OR length(digits) >= 5 AND length(digits) = length(printed_digits)
    AND damerau_levenshtein(digits, printed_digits) = 1
