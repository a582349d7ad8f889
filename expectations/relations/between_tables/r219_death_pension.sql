-- R219 经济分类的抚恤金通常等于功能分类的抚恤
-- en: Pensions for the bereaved by economic code usually equal those by functional code
-- kind: usual
-- severity: info
-- source: 公开06表30304与公开05表20808的基本支出
-- needs: 公开06表30304与公开05表20808
-- holds: T06 30304 amount 28.64 | T05 20808 basic_expenditure 28.64
-- fires: T06 30304 amount 28.64 | T05 20808 basic_expenditure 18.64
SELECT document_id, '30304' AS instance, fact_id, if(form = 'T06', 1, -1) AS coefficient
FROM cells
WHERE form = 'T06' AND code = '30304' AND measure = 'amount'
    OR form = 'T05' AND code = '20808' AND measure = 'basic_expenditure'
