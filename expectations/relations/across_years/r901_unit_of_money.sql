-- R901 同一张表的金额不会比上一年度大一万倍或小一万倍
-- en: The amounts of a form are not ten thousand times those of the year before: its unit of money would be misprinted
-- kind: text
-- severity: warning
-- scope: across
-- source: 各表最大的金额，按所印单位折合成元
-- needs: 上一年度的同一张表
-- holds: T01 income:total amount 2362.26 | @2023 T01 income:total amount 12
-- fires: T01 income:total amount 23622600 | @2023 T01 income:total amount 2262.22
-- fires: B01 income:grand_total amount 0.24 | @2023 B01 income:grand_total amount 2400
WITH largest AS (
    SELECT c.document_id, c.form, max(c.amount_yuan) AS yuan, arg_max(c.fact_id, c.amount_yuan) AS fact_id
    FROM cells AS c
    SEMI JOIN paired_years AS y ON y.document_id = c.document_id AND y.form = c.form
    WHERE left(c.form, 1) IN ('B', 'T') AND c.amount_yuan > 0
    GROUP BY ALL
),
before AS (
    SELECT document_id, form, prior_document_id, max(amount_yuan) AS yuan, arg_max(fact_id, amount_yuan) AS fact_id
    FROM prior_cells
    WHERE amount_yuan > 0
    GROUP BY ALL
)
SELECT
    document_id,
    form AS instance,
    NOT (greatest(n.yuan, b.yuan) BETWEEN 5000 * least(n.yuan, b.yuan) AND 20000 * least(n.yuan, b.yuan)) AS holds,
    format('《{}》最大的金额折合{}元，上一年度同一张表为{}元，相差约一万倍，请核对所印金额单位',
        coalesce(nullif(f.title, ''), form), n.yuan::DECIMAL(24, 2)::VARCHAR, b.yuan::DECIMAL(24, 2)::VARCHAR) AS note,
    [n.fact_id] AS fact_ids,
    b.prior_document_id AS other_document_id,
    [b.fact_id] AS other_fact_ids
FROM largest AS n
JOIN before AS b USING (document_id, form)
JOIN forms AS f USING (document_id, form)
