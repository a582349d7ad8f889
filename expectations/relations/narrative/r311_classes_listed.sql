-- R311 说明所列支出类别就是公开05表有金额的类别
-- en: The classes told are those with an amount in the general budget form
-- kind: text
-- severity: warning
-- source: 说明“一般公共预算财政拨款支出决算结构情况”与公开05表；说到四分之三以上类别的才问；以“等”概括的不问；次序不问
-- needs: 说明中各类支出与公开05表
-- holds: N05 201 final 20 | N05 208 final 5 | T05 201 expenditure_total 20 | T05 208 expenditure_total 5 | T05 210 expenditure_total blank
-- fires: N05 201 final 20 | N05 208 final 5 | N05 221 final 5 | T05 201 expenditure_total 20 | T05 208 expenditure_total 5 | T05 221 expenditure_total 5 | T05 210 expenditure_total 3
-- holds: N05 201 final 20 | N05 208 final 5 | N05 212 final 3 | T05 201 expenditure_total 20 | T05 208 expenditure_total 5 | T07 212 expenditure_total 3
-- fires: N05 201 final 20 | N05 208 final 5 | N05 217 final 3 | T05 201 expenditure_total 20 | T05 208 expenditure_total 5
WITH funds AS (
    SELECT DISTINCT document_id, left(code, 3) AS class
    FROM cells
    WHERE form IN ('T07', 'T08') AND amount_yuan <> 0
    EXCEPT
    SELECT document_id, code
    FROM cells
    WHERE form = 'T05' AND amount_yuan <> 0
),
told AS (
    SELECT document_id, left(code, 3) AS class, bool_or(amount_yuan <> 0) AS is_spent, min(fact_id) AS fact_id,
        arg_min(label, fact_id) AS label, bool_and(form_complete) AS form_complete
    FROM cells
    -- Some texts tell of the funds in the same list.
    ANTI JOIN funds ON funds.document_id = cells.document_id AND funds.class = left(cells.code, 3)
    WHERE form = 'N05' AND code IS NOT NULL AND measure = 'final' AND amount_yuan IS NOT NULL
    GROUP BY ALL
),
printed AS (
    SELECT document_id, concept AS class, min(fact_id) AS fact_id, any_value(label) AS label
    FROM cells
    WHERE form = 'T05' AND level = 'class' AND measure = 'expenditure_total' AND amount_yuan <> 0 AND form_complete
    GROUP BY document_id, concept
),
open_lists AS (
    SELECT document_id
    FROM sentences
    WHERE section = 'N05' AND regexp_matches(text, '支出(（类）|类)?等(方面|[；;。，,])')
),
compared AS (
    SELECT coalesce(t.document_id, p.document_id) AS document_id, t.class AS told, p.class AS printed,
        coalesce(p.fact_id, t.fact_id) AS fact_id, coalesce(p.label, t.label) AS label, t.is_spent, t.form_complete
    FROM told AS t
    FULL JOIN printed AS p ON p.document_id = t.document_id AND p.class = t.class
),
books AS (
    SELECT document_id,
        string_agg('“' || label || '”', '、' ORDER BY fact_id) FILTER (told IS NULL) AS omitted,
        string_agg('“' || label || '”', '、' ORDER BY fact_id) FILTER (printed IS NULL AND is_spent) AS added,
        array_agg(fact_id ORDER BY fact_id) FILTER (told IS NULL OR printed IS NULL AND is_spent) AS fact_ids
    FROM compared
    GROUP BY document_id
    HAVING 4 * count(*) FILTER (told IS NOT NULL AND printed IS NOT NULL) >= 3 * count(printed) AND count(printed) > 0
        AND count(told) > 1 AND bool_and(form_complete)
)
SELECT document_id, 'N05' AS instance, omitted IS NULL AND added IS NULL OR document_id IN (FROM open_lists) AS holds,
    '说明所列支出类别与公开05表不同：' || concat_ws('；', '未说到表中有金额的' || omitted, '说到表中没有金额的' || added) || '。请核对' AS note,
    fact_ids
FROM books
