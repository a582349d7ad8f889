-- R206 财政拨款支出不大于同类全部支出，全由当年财政拨款安排时相等
-- en: Fiscal spending of a class is within all its spending, and equal when this year's grants fund all
-- kind: order
-- severity: error
-- source: 公开04表与公开03表；相等须公开01、02、04表已证明无其他收入与年初结转
-- needs: 公开03表与公开04表的同类支出
-- holds: T04 expenditure:208 subtotal 5 | T03 208 expenditure_total 7
-- holds: T04 expenditure:210 subtotal 100.48 | T03 210 expenditure_total 100.47
-- holds: T04 expenditure:208 subtotal 5 | T03 208 expenditure_total 7 | T02 total income_total 9 | T02 total fiscal_appropriation 9 | T01 income:carryover_opening amount 2 | T04 income:carryover_opening amount blank
-- holds: T04 expenditure:208 subtotal 5 | T03 208 expenditure_total 7 | T02 total income_total 9 | T02 total fiscal_appropriation 9 | T02 208 other_income 2 | T01 income:carryover_opening amount blank | T04 income:carryover_opening amount blank
-- fires: T04 expenditure:208 subtotal 8 | T03 208 expenditure_total 7
-- fires: T04 expenditure:208 subtotal 5 | T03 208 expenditure_total 7 | T02 total income_total 9 | T02 total fiscal_appropriation 9 | T01 income:carryover_opening amount blank | T04 income:carryover_opening amount blank
WITH sizes AS (
    SELECT document_id, form || '.' || concept || '.' || measure AS place,
        form = 'T02' AND measure NOT IN ('income_total', 'fiscal_appropriation')
            OR form = 'T01' AND regexp_matches(concept, '_(subsidy|remittance)$|^(operating|business|other)_income$')
            AS is_other_income,
        coalesce(abs(amount_yuan), 1) AS size
    FROM cells
    WHERE form IN ('T01', 'T02', 'T04')
),
fiscal_only AS (
    SELECT document_id
    FROM sizes
    GROUP BY document_id
    HAVING max(size) FILTER (WHERE place = 'T02.total.income_total')
            = max(size) FILTER (WHERE place = 'T02.total.fiscal_appropriation')
        AND max(size) FILTER (WHERE place = 'T01.carryover_opening.amount') = 0
        AND max(size) FILTER (WHERE place = 'T04.carryover_opening.amount') = 0
        AND coalesce(max(size) FILTER (WHERE place = 'T01.non_fiscal_surplus_used.amount'), 0) = 0
        AND coalesce(max(size) FILTER (WHERE is_other_income), 0) = 0
),
printed AS (
    SELECT document_id, fact_id, form, if(concept = 'expenditure_total', 'total', concept) AS class
    FROM cells
    WHERE form = 'T04' AND side = 'expenditure' AND measure = 'subtotal'
            AND (level = 'class' OR concept = 'expenditure_total')
        OR form = 'T03' AND measure = 'expenditure_total' AND level IN ('class', 'total')
),
spent AS (
    FROM printed
    SEMI JOIN (
        SELECT document_id, class FROM printed GROUP BY ALL HAVING count(DISTINCT form) = 2
    ) USING (document_id, class)
)
SELECT document_id, class || '.le' AS instance, fact_id, if(form = 'T04', 1, -1) AS coefficient
FROM spent
UNION ALL
SELECT document_id, class || '.ge', fact_id, if(form = 'T03', 1, -1)
FROM spent
SEMI JOIN fiscal_only USING (document_id)
