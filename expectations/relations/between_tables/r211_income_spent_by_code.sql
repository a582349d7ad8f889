-- R211 无结转结余时各科目的收入等于支出
-- en: Without carry-over, the income of each item and of the whole equals its expenditure
-- kind: sum
-- severity: error
-- source: 公开02表与公开03表；财政拨款收入与公开05、07、08表支出之和；须公开01、04表已证明无结转结余
-- needs: 无结转结余之书的同一科目收入与支出
-- holds: T01 income:carryover_opening amount blank | T01 expenditure:carryover_closing amount 0.00 | T02 2010301 income_total 30 | T03 2010301 expenditure_total 30.01
-- holds: T01 income:carryover_opening amount blank | T01 expenditure:carryover_closing amount blank | T02 2010301 income_total 30 | T03 2010301 expenditure_total 30 | T02 2120803 income_total 7
-- holds: T04 income:carryover_opening amount blank | T04 expenditure:carryover_closing subtotal blank | T02 total fiscal_appropriation 30 | T05 total expenditure_total 20 | T07 total expenditure_total 10 | form T08 status=empty
-- fires: T01 income:carryover_opening amount blank | T01 expenditure:carryover_closing amount 0.00 | T02 2010301 income_total 30 | T03 2010301 expenditure_total 31
-- fires: T04 income:carryover_opening amount blank | T04 expenditure:carryover_closing subtotal blank | T02 total fiscal_appropriation 30 | T05 total expenditure_total 20 | form T07 status=empty | form T08 status=empty
WITH no_carryover AS (
    SELECT document_id, form
    FROM cells
    WHERE form IN ('T01', 'T04')
        AND regexp_matches(concept, '^(carryover|surplus_distribution|non_fiscal_surplus_used)')
    GROUP BY document_id, form
    HAVING max(coalesce(abs(amount_yuan), 1)) = 0
        AND bool_or(concept = 'carryover_opening')
        AND bool_or(concept = 'carryover_closing')
),
fiscal_forms AS (
    SELECT document_id, count(*) FILTER (WHERE status = 'read') AS forms_read
    FROM forms
    WHERE form IN ('T05', 'T07', 'T08') AND status IN ('read', 'empty') AND complete
    GROUP BY document_id
    HAVING count(*) = 3
),
codes AS (
    SELECT c.document_id, c.fact_id, c.form, c.measure, c.concept, f.status
    FROM cells AS c
    JOIN forms AS f USING (document_id, form)
    WHERE c.level IN ('item', 'total')
)
SELECT c.document_id, c.concept || '.all' AS instance, c.fact_id, if(c.form = 'T02', 1, -1) AS coefficient
FROM codes AS c
SEMI JOIN no_carryover AS z ON z.document_id = c.document_id AND z.form = 'T01'
WHERE c.form = 'T02' AND c.measure = 'income_total' OR c.form = 'T03' AND c.measure = 'expenditure_total'
QUALIFY count(DISTINCT c.form) OVER (PARTITION BY c.document_id, c.concept) = 2
UNION ALL
SELECT c.document_id, c.concept || '.fiscal', c.fact_id, if(c.form = 'T02', 1, -1)
FROM codes AS c
SEMI JOIN no_carryover AS z ON z.document_id = c.document_id AND z.form = 'T04'
JOIN fiscal_forms AS f ON f.document_id = c.document_id
WHERE c.form = 'T02' AND c.measure = 'fiscal_appropriation'
    OR c.form IN ('T05', 'T07', 'T08') AND c.measure = 'expenditure_total'
WINDOW code AS (PARTITION BY c.document_id, c.concept)
QUALIFY bool_or(c.form = 'T02') OVER code
    AND bool_or(c.form <> 'T02') OVER code
    AND (
        c.concept <> 'total'
        OR count(*) FILTER (WHERE c.form <> 'T02' AND c.status = 'read') OVER code = f.forms_read
    )
