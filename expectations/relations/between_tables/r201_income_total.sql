-- R201 收支总表与收入决算表的本年收入合计相等
-- en: Total income is the same in the summary and in the income form
-- kind: sum
-- severity: error
-- source: 公开01表与公开02表
-- needs: 公开01表与公开02表的本年收入合计
-- holds: T01 income:income_total amount 2362.26 | T02 total income_total 2362.27
-- fires: T01 income:income_total amount 2362.26 | T02 total income_total 2326.26
SELECT document_id, 'T01=T02' AS instance, fact_id, if(form = 'T01', 1, -1) AS coefficient
FROM cells
WHERE form = 'T01' AND side = 'income' AND concept = 'income_total' AND measure = 'amount'
    OR form = 'T02' AND concept = 'total' AND measure = 'income_total'
