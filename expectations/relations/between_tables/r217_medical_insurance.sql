-- R217 经济分类的基本医疗保险缴费通常等于行政与事业单位医疗之和
-- en: Medical insurance by economic code usually equals administrative plus institutional medical care
-- kind: usual
-- severity: info
-- source: 公开06表30110与公开05表2101101、2101102的基本支出
-- needs: 公开06表30110与公开05表2101101、2101102
-- holds: T06 30110 amount 28.08 | T05 2101101 basic_expenditure 24.45 | T05 2101102 basic_expenditure 3.64
-- fires: T06 30110 amount 58.69 | T05 2101101 basic_expenditure 24.45 | T05 2101102 basic_expenditure 3.64
SELECT document_id, '30110' AS instance, fact_id, if(form = 'T06', 1, -1) AS coefficient
FROM cells
WHERE form = 'T06' AND code = '30110' AND measure = 'amount'
    OR form = 'T05' AND code IN ('2101101', '2101102') AND measure = 'basic_expenditure'
