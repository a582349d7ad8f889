-- R197 项目支出表的合计通常等于支出总表的项目支出
-- en: The projects of the budget usually add up to its project expenditure
-- kind: usual
-- severity: info
-- source: 项目支出表与支出总表，合计行；项目支出表可以只列部分项目
-- needs: 项目支出表与支出总表的合计
-- holds: B10 total expenditure_total 2131.61 | B03 total project_expenditure 2131.61
-- fires: B10 total expenditure_total 30 | B03 total project_expenditure 40
SELECT document_id, 'total' AS instance, fact_id, if(form = 'B03', 1, -1) AS coefficient
FROM cells
WHERE concept = 'total'
    AND (form, measure) IN (('B03', 'project_expenditure'), ('B10', 'expenditure_total'))
QUALIFY count(DISTINCT form) OVER (PARTITION BY document_id) = 2
