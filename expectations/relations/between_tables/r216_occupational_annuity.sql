-- R216 经济分类的职业年金缴费通常等于功能分类的同项
-- en: Occupational annuity by economic code usually equals that by functional code
-- kind: usual
-- severity: info
-- source: 公开06表30109与公开05表2080506的基本支出
-- needs: 公开06表30109与公开05表2080506
-- holds: T06 30109 amount 30.90 | T05 2080506 basic_expenditure 30.90
-- fires: T06 30109 amount 30.90 | T05 2080506 basic_expenditure 39.90
SELECT document_id, '30109' AS instance, fact_id, if(form = 'T06', 1, -1) AS coefficient
FROM cells
WHERE form = 'T06' AND code = '30109' AND measure = 'amount'
    OR form = 'T05' AND code = '2080506' AND measure = 'basic_expenditure'
