-- R214 经济分类的住房公积金通常等于功能分类的住房公积金
-- en: Housing fund by economic code usually equals housing fund by functional code
-- kind: usual
-- severity: info
-- source: 公开06表30113与公开05表2210201的基本支出；2018年以前编码不同，不适用
-- needs: 公开06表30113与公开05表2210201
-- holds: T06 30113 amount 122.00 | T05 2210201 basic_expenditure 122.00
-- fires: T06 30113 amount 122.00 | T05 2210201 basic_expenditure 132.00
SELECT document_id, '30113' AS instance, fact_id, if(form = 'T06', 1, -1) AS coefficient
FROM cells
WHERE form = 'T06' AND code = '30113' AND measure = 'amount'
    OR form = 'T05' AND code = '2210201' AND measure = 'basic_expenditure'
