-- R405 各项目自评表的执行数之和与项目支出一致
-- en: What the self-evaluations execute adds up to project expenditure
-- kind: usual
-- severity: info
-- source: 项目支出绩效自评表与公开05表项目支出合计；只附部分项目的不等
-- needs: 项目支出绩效自评表与公开05表
-- holds: A02 name:甲 final 3 | A02 name:乙 final 4 | T05 total project_expenditure 7
-- fires: A02 name:甲 final 3 | A02 name:乙 final 4 | T05 total project_expenditure 9
SELECT document_id, 'A02.final' AS instance, fact_id, if(form = 'T05', 1, -1) AS coefficient
FROM cells
WHERE form = 'A02' AND measure = 'final' OR form = 'T05' AND level = 'total' AND measure = 'project_expenditure'
QUALIFY count(DISTINCT form) OVER (PARTITION BY document_id) = 2
