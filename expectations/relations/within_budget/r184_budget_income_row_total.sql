-- R184 收入预算表每行的合计等于本年收入与上年结转之和
-- en: In every row of the income budget the total equals income of the year plus carry-over
-- kind: sum
-- severity: error
-- source: 预算收入总表；未单列本年收入的表不适用
-- needs: 收入预算表的合计、本年收入两栏
-- holds: B02 total grand_total 30.01 | B02 total income_total 25 | B02 total carryover 5
-- fires: B02 total grand_total 30 | B02 total income_total 20 | B02 total carryover 5
SELECT document_id, 'B02.' || concept AS instance, fact_id, if(measure = 'grand_total', 1, -1) AS coefficient
FROM cells
WHERE form = 'B02' AND measure IN ('grand_total', 'income_total', 'carryover', 'non_fiscal_surplus_used')
QUALIFY bool_or(measure = 'income_total' AND state <> 'blank') OVER (PARTITION BY document_id, concept)
