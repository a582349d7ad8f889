-- R141 每行的年初结转加本年收入等于本年支出加年末结转
-- en: In every row opening carry-over plus income equals expenditure plus closing carry-over
-- kind: sum
-- severity: error
-- source: 公开07表；公开05表印有收入与结转结余各栏时同
-- needs: 年初结转、本年收入、本年支出、年末结转四栏
-- holds: T07 212 carryover_opening 5 | T07 212 income_total 30 | T07 212 expenditure_total 33 | T07 212 carryover_closing 2
-- holds: T05 201 carryover_opening blank | T05 201 income_total 3 | T05 201 expenditure_total 3 | T05 201 carryover_closing blank | T07 212 income_total 9 | T07 212 expenditure_total 8
-- fires: T07 212 carryover_opening 5 | T07 212 income_total 30 | T07 212 expenditure_total 30 | T07 212 carryover_closing 2
SELECT
    document_id,
    form || '.' || concept AS instance,
    fact_id,
    if(measure IN ('expenditure_total', 'carryover_closing'), 1, -1) AS coefficient
FROM cells
WHERE form IN ('T05', 'T07')
    AND measure IN ('carryover_opening', 'income_total', 'expenditure_total', 'carryover_closing')
QUALIFY count(*) OVER (PARTITION BY document_id, form, concept) = 4
