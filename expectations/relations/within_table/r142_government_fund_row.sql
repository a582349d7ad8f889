-- R142 政府性基金决算表每行的本年支出小计等于基本支出与项目支出之和
-- en: In every row of the government fund form expenditure equals basic plus project expenditure
-- kind: sum
-- severity: error
-- source: 公开07表
-- needs: 公开07表的小计、基本支出与项目支出三栏
-- holds: T07 212 expenditure_total 30 | T07 212 basic_expenditure 10 | T07 212 project_expenditure 20
-- holds: T07 212 expenditure_total 30.01 | T07 212 basic_expenditure blank | T07 212 project_expenditure 30.00
-- fires: T07 212 expenditure_total 30 | T07 212 basic_expenditure 10 | T07 212 project_expenditure 10
SELECT
    document_id,
    'T07.' || concept AS instance,
    fact_id,
    if(measure = 'expenditure_total', 1, -1) AS coefficient
FROM cells
WHERE form = 'T07' AND measure IN ('expenditure_total', 'basic_expenditure', 'project_expenditure')
QUALIFY count(*) OVER (PARTITION BY document_id, concept) = 3
