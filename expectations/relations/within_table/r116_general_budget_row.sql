-- R116 一般公共预算支出决算表每行的小计等于基本支出与项目支出之和
-- en: In every row of the general public budget form the subtotal equals basic plus project expenditure
-- kind: sum
-- severity: error
-- source: 公开05表；只印决算数一栏的表不适用
-- needs: 公开05表的小计、基本支出与项目支出三栏
-- holds: T05 201 expenditure_total 30.01 | T05 201 basic_expenditure 20.00 | T05 201 project_expenditure 10.00
-- holds: T05 201 expenditure_total 20 | T05 201 basic_expenditure 20 | T05 201 project_expenditure 0 | T05 208 expenditure_total 9 | T05 208 basic_expenditure 1
-- fires: T05 201 expenditure_total 30.00 | T05 201 basic_expenditure 20.00 | T05 201 project_expenditure 20.00
SELECT
    document_id,
    'T05.' || concept AS instance,
    fact_id,
    if(measure = 'expenditure_total', 1, -1) AS coefficient
FROM cells
WHERE form = 'T05' AND measure IN ('expenditure_total', 'basic_expenditure', 'project_expenditure')
QUALIFY count(*) OVER (PARTITION BY document_id, concept) = 3
