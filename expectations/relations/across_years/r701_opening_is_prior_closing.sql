-- R701 年初结转和结余等于上一年度年末结转和结余
-- en: The opening carry-over of a year equals the closing carry-over of the year before
-- kind: usual
-- severity: warning
-- scope: across
-- source: 公开01、04表（04表并分预算）与公开07表各项；会计差错更正、收回结转资金、机构划转可使两者不同，故为请核实
-- needs: 上一年度决算的年末结转和结余
-- holds: T01 income:carryover_opening amount 30.01 | @2023 T01 expenditure:carryover_closing amount 30.00
-- holds: T04 income:carryover_opening amount 5 | T04 income:carryover_opening_general_public_budget amount 5 | @2023 T04 expenditure:carryover_closing subtotal 5 | @2023 T04 expenditure:carryover_closing general_public_budget blank
-- holds: T07 2179999 carryover_opening 5 | @2023 T07 2179999 carryover_closing 5 | @2022 T07 2179999 carryover_closing 9
-- holds: T01 income:carryover_opening amount 3 | T01 expenditure:201 amount 7 | @2023 T01 expenditure:carryover_closing amount 3 | @own T01 income:carryover_opening amount 2
-- fires: T01 income:carryover_opening amount 30.00 | @2023 T01 expenditure:carryover_closing amount 20.00
-- fires: T04 income:carryover_opening amount 5 | T04 income:carryover_opening_general_public_budget amount 4 | @2023 T04 expenditure:carryover_closing subtotal 5 | @2023 T04 expenditure:carryover_closing general_public_budget 5
-- fires: T07 2120803 carryover_opening 5 | @2023 T07 2120803 carryover_closing 6
WITH carried AS (
    SELECT document_id, document_id AS printed_in, fact_id, form, state, 1 AS coefficient, CASE
        WHEN form = 'T07' THEN concept
        ELSE coalesce(nullif(regexp_extract(concept, '^carryover_opening_(.+)$', 1), ''), 'total')
    END AS part
    FROM cells
    SEMI JOIN paired_years USING (document_id, form)
    WHERE form IN ('T01', 'T04') AND side = 'income' AND measure = 'amount'
        AND regexp_matches(concept, '^carryover_opening(_[a-z_]+_budget)?$')
        OR form = 'T07' AND measure = 'carryover_opening' AND level IN ('item', 'total')
    UNION ALL
    SELECT document_id, prior_document_id, fact_id, form, state, -1, CASE
        WHEN form = 'T07' THEN concept
        WHEN measure IN ('amount', 'subtotal') THEN 'total'
        ELSE measure
    END
    FROM prior_cells
    WHERE form IN ('T01', 'T04') AND side = 'expenditure' AND concept = 'carryover_closing'
        OR form = 'T07' AND measure = 'carryover_closing' AND level IN ('item', 'total')
),
-- A carry-over whose parts by budget are all blank is not broken down.
broken_down AS (
    SELECT document_id, form
    FROM carried
    WHERE part LIKE '%_budget' AND state <> 'blank'
    GROUP BY document_id, form
    HAVING count(DISTINCT coefficient) = 2
)
SELECT c.document_id, c.form || '.' || c.part AS instance, c.printed_in, c.fact_id, c.coefficient
FROM carried AS c
LEFT JOIN broken_down AS b USING (document_id, form)
WHERE c.part NOT LIKE '%_budget' OR b.form IS NOT NULL
QUALIFY count(DISTINCT c.coefficient) OVER (PARTITION BY c.document_id, c.form, c.part) = 2
