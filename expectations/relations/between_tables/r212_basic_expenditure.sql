-- R212 一般公共预算的基本支出等于人员经费与公用经费之和
-- en: Basic expenditure of the general public budget equals personnel plus operating expenses
-- kind: sum
-- severity: error
-- source: 公开05表与公开06表
-- needs: 公开05表合计行的基本支出与公开06表两项合计
-- holds: T05 total basic_expenditure 1607.85 | T06 personnel_total amount 1336.52 | T06 operating_total amount 271.33
-- holds: T05 total basic_expenditure 1607.86 | T06 personnel_total amount 1336.52 | T06 operating_total amount 271.33
-- fires: T05 total basic_expenditure 1670.85 | T06 personnel_total amount 1336.52 | T06 operating_total amount 271.33
SELECT document_id, 'T05=T06' AS instance, fact_id, if(form = 'T05', 1, -1) AS coefficient
FROM cells
WHERE form = 'T05' AND concept = 'total' AND measure = 'basic_expenditure'
    OR form = 'T06' AND concept IN ('personnel_total', 'operating_total') AND measure = 'amount'
QUALIFY count(*) OVER (PARTITION BY document_id) = 3
