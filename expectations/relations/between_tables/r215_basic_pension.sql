-- R215 经济分类的基本养老保险缴费通常等于功能分类的同项
-- en: Pension contributions by economic code usually equal those by functional code
-- kind: usual
-- severity: info
-- source: 公开06表30108与公开05表2080505的基本支出
-- needs: 公开06表30108与公开05表2080505
-- holds: T06 30108 amount 98.00 | T05 2080505 basic_expenditure 98.00
-- fires: T06 30108 amount 47.01 | T05 2080505 basic_expenditure 53.45
SELECT document_id, '30108' AS instance, fact_id, if(form = 'T06', 1, -1) AS coefficient
FROM cells
WHERE form = 'T06' AND code = '30108' AND measure = 'amount'
    OR form = 'T05' AND code = '2080505' AND measure = 'basic_expenditure'
