-- R344 说明中没有表可对照的金额，与全书金额在同一数量级
-- en: Amounts told that no form prints are of the order of the book
-- kind: text
-- severity: warning
-- source: 说明中的上年数、预算数、机关运行经费与政府采购，与公开01表收支总计；大一千倍以上的，疑为“元”与“万元”混用
-- needs: 说明中的上年数、预算数、机关运行经费或政府采购金额，与公开01表总计
-- holds: N10 agency_operating final 271.33 | T01 income:grand_total amount 2362.26
-- fires: N10 agency_operating final 2713300 | T01 income:grand_total amount 2362.26
WITH largest AS (
    SELECT document_id, max(amount_yuan) AS amount_yuan, arg_max(fact_id, amount_yuan) AS fact_id
    FROM cells
    WHERE form IN ('T01', 'B01') AND concept = 'grand_total' AND state = 'printed' AND form_complete
    GROUP BY document_id
    HAVING max(amount_yuan) > 0
),
told AS (
    SELECT n.document_id, n.fact_id, format('“{}”印为{}{}', n.label, n.text, n.unit) AS words, l.fact_id AS largest_id,
        abs(n.amount_yuan) > 1000 * l.amount_yuan AS is_too_large
    FROM cells AS n
    JOIN largest AS l USING (document_id)
    WHERE n.form BETWEEN 'N01' AND 'N11' AND n.amount_yuan IS NOT NULL
        AND (n.form IN ('N10', 'N11') OR n.measure NOT IN ('final', 'budget'))
)
SELECT document_id, 'narrative' AS instance, NOT bool_or(is_too_large) AS holds,
    format('说明中{}，是全部收支总计的一千倍以上，请核对单位',
        string_agg(words, '、' ORDER BY fact_id) FILTER (is_too_large)) AS note,
    list_append(array_agg(fact_id ORDER BY fact_id) FILTER (is_too_large), any_value(largest_id)) AS fact_ids
FROM told
GROUP BY document_id
