-- R210 一般公共预算支出不大于同科目全部支出，全由其安排时相等
-- en: General public budget spending of a code is within all its spending, and equal when it funds everything
-- kind: order
-- severity: error
-- source: 公开05表与公开03表，小计、基本、项目三栏；相等须公开01、02、04表已证明无其他资金与年初结转
-- needs: 公开03表与公开05表的同一科目
-- holds: T05 2010301 basic_expenditure 5 | T03 2010301 basic_expenditure 7
-- holds: T05 2010301 basic_expenditure 5.01 | T03 2010301 basic_expenditure 5 | T05 2080505 basic_expenditure 3
-- holds: T05 total project_expenditure 5 | T03 total project_expenditure 7 | T02 total income_total 9 | T02 total fiscal_appropriation 9 | T01 income:other_income amount 2 | T01 income:carryover_opening amount blank | T04 income:carryover_opening amount 0 | T04 income:income_total amount 9 | T04 income:general_public_budget amount 9
-- fires: T05 2010301 basic_expenditure 8 | T03 2010301 basic_expenditure 7
-- fires: T05 total project_expenditure 5 | T03 total project_expenditure 7 | T02 total income_total 9 | T02 total fiscal_appropriation 9 | T01 income:carryover_opening amount blank | T04 income:carryover_opening amount 0 | T04 income:income_total amount 9 | T04 income:general_public_budget amount 9
WITH sizes AS (
    SELECT document_id, form || '.' || concept || '.' || measure AS place,
        form = 'T02' AND measure NOT IN ('income_total', 'fiscal_appropriation')
            OR form = 'T01' AND regexp_matches(concept, '_(subsidy|remittance)$|^(operating|business|other)_income$')
            AS is_other_income,
        coalesce(abs(amount_yuan), 1) AS size
    FROM cells
    WHERE form IN ('T01', 'T02', 'T04')
),
general_only AS (
    SELECT document_id
    FROM sizes
    GROUP BY document_id
    HAVING max(size) FILTER (WHERE place = 'T02.total.income_total')
            = max(size) FILTER (WHERE place = 'T02.total.fiscal_appropriation')
        AND max(size) FILTER (WHERE place = 'T04.income_total.amount')
            = max(size) FILTER (WHERE place = 'T04.general_public_budget.amount')
        AND max(size) FILTER (WHERE place = 'T01.carryover_opening.amount') = 0
        AND max(size) FILTER (WHERE place = 'T04.carryover_opening.amount') = 0
        AND coalesce(max(size) FILTER (WHERE place = 'T01.non_fiscal_surplus_used.amount'), 0) = 0
        AND coalesce(max(size) FILTER (WHERE is_other_income), 0) = 0
),
printed AS (
    SELECT document_id, fact_id, form, concept || '.' || measure AS place
    FROM cells
    WHERE form IN ('T03', 'T05')
        AND measure IN ('expenditure_total', 'basic_expenditure', 'project_expenditure')
),
spent AS (
    FROM printed
    SEMI JOIN (
        SELECT document_id, place FROM printed GROUP BY ALL HAVING count(DISTINCT form) = 2
    ) USING (document_id, place)
)
SELECT document_id, place || '.le' AS instance, fact_id, if(form = 'T05', 1, -1) AS coefficient
FROM spent
UNION ALL
SELECT document_id, place || '.ge', fact_id, if(form = 'T03', 1, -1)
FROM spent
SEMI JOIN general_only USING (document_id)
