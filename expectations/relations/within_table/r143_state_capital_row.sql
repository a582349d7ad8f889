-- R143 国有资本经营决算表每行的合计等于基本支出与项目支出之和，且收支平衡
-- en: In every row of the state capital form expenditure equals basic plus project, and the row balances
-- kind: sum
-- severity: error
-- source: 公开08表；未印收入与结转结余各栏的不查平衡
-- needs: 公开08表的合计、基本支出与项目支出三栏
-- holds: T08 223 expenditure_total 30 | T08 223 basic_expenditure blank | T08 223 project_expenditure 30
-- holds: T08 223 carryover_opening 5 | T08 223 income_total 30 | T08 223 expenditure_total 33 | T08 223 carryover_closing 2
-- fires: T08 223 expenditure_total 30 | T08 223 basic_expenditure 10 | T08 223 project_expenditure 30
-- fires: T08 223 carryover_opening 5 | T08 223 income_total 30 | T08 223 expenditure_total 30 | T08 223 carryover_closing 2
SELECT
    document_id,
    'T08.' || concept AS instance,
    fact_id,
    if(measure = 'expenditure_total', 1, -1) AS coefficient
FROM cells
WHERE form = 'T08' AND measure IN ('expenditure_total', 'basic_expenditure', 'project_expenditure')
QUALIFY count(*) OVER (PARTITION BY document_id, concept) = 3
UNION ALL
SELECT
    document_id,
    'T08.' || concept || '.balance',
    fact_id,
    if(measure IN ('expenditure_total', 'carryover_closing'), 1, -1)
FROM cells
WHERE form = 'T08'
    AND measure IN ('carryover_opening', 'income_total', 'expenditure_total', 'carryover_closing')
QUALIFY count(*) OVER (PARTITION BY document_id, concept) = 4
