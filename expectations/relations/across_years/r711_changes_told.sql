-- R711 说明所说增减推出的上年收支总数等于上一年度决算
-- en: Totals told less the change told are what the accounts of the year before print
-- kind: usual
-- severity: warning
-- scope: across
-- source: 决算说明“与上年相比”的增减额，与上年公开01—05表合计；调整上年数、机构划转可使两者不同，故为请核实；本年数与本年各表不同的由R301等比较
-- needs: 收支总数的增减额与上一年度决算
-- holds: N01 grand_total final 2362.26 | N01 grand_total change_prior -2739.96 | @2023 N01 grand_total final 5102.22 | @2023 T01 income:grand_total amount 5102.22
-- fires: N01 grand_total final 2362.26 | N01 grand_total change_prior -2739.96 | @2023 N01 grand_total final 5102.22 | @2023 T01 income:grand_total amount 5012.22
-- fires: N05 expenditure_total final 2362.26 | N05 expenditure_total change_prior -2739.96 | T05 total expenditure_total 2362.26 | @2023 T05 total expenditure_total 4012.22
WITH printed_as (form, concept, printed_form, side, row_concept, measures) AS (
    VALUES
        ('N01', 'grand_total', 'T01', 'income', 'grand_total', ['amount']),
        ('N02', 'income_total', 'T02', '', 'total', ['income_total']),
        ('N03', 'expenditure_total', 'T03', '', 'total', ['expenditure_total']),
        ('N04', 'grand_total', 'T04', 'income', 'grand_total', ['amount', 'subtotal']),
        ('N05', 'expenditure_total', 'T05', '', 'total', ['expenditure_total'])
),
told AS (
    SELECT c.document_id, c.form, c.fact_id, if(c.measure = 'final', 1, -1) AS coefficient, m.* EXCLUDE (form, concept)
    FROM cells AS c
    JOIN printed_as AS m ON m.form = c.form AND m.concept = c.concept
    WHERE c.side = '' AND c.measure IN ('final', 'change_prior') AND c.amount_yuan IS NOT NULL
    -- The total may be told again, for its structure; a second amount of it is of something else.
    QUALIFY count(DISTINCT c.amount_yuan) OVER (PARTITION BY c.document_id, c.form, c.measure) = 1
        AND row_number() OVER (PARTITION BY c.document_id, c.form, c.measure ORDER BY c.fact_id) = 1
        AND count(DISTINCT c.measure) OVER (PARTITION BY c.document_id, c.form) = 2
),
years AS (
    SELECT DISTINCT document_id, prior_document_id
    FROM paired_years
),
before AS (
    SELECT DISTINCT t.document_id, t.form, y.prior_document_id, p.fact_id
    FROM told AS t
    JOIN years AS y USING (document_id)
    JOIN cells AS p ON p.document_id = y.prior_document_id AND p.form = t.printed_form AND p.side = t.side
        AND p.concept = t.row_concept AND list_contains(t.measures, p.measure) AND p.state = 'printed'
)
SELECT t.document_id, t.form || '.prior' AS instance, t.document_id AS printed_in, t.fact_id, t.coefficient
FROM told AS t
SEMI JOIN before AS b ON b.document_id = t.document_id AND b.form = t.form
UNION ALL
SELECT document_id, form || '.prior', prior_document_id, fact_id, -1
FROM before
