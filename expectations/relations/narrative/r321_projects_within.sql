-- R321 说明所列各项目的支出不大于公开05表项目支出合计
-- en: The projects told do not exceed project expenditure
-- kind: usual_order
-- severity: warning
-- source: 说明“一般公共预算财政拨款支出决算具体情况”与公开05表项目支出合计；所列通常只是主要项目，少于合计不问
-- needs: 说明中按名称所说的项目支出与公开05表
-- holds: N05 name:乡村振兴工作经费 final 324.31 | N05 name:纾困审计工作经费 final 20 | T05 total project_expenditure 754.41
-- fires: N05 name:乡村振兴工作经费 final 324.31 | N05 name:纾困审计工作经费 final 520 | T05 total project_expenditure 754.41
WITH projects AS (
    SELECT document_id, fact_id
    FROM cells
    WHERE form = 'N05' AND measure = 'final' AND amount_yuan IS NOT NULL
        AND concept LIKE 'name:%' AND concept NOT LIKE '%(_)%'
    QUALIFY row_number() OVER (PARTITION BY document_id, concept ORDER BY fact_id) = 1
        -- Two of one amount may be one project, told by two names.
        AND row_number() OVER (PARTITION BY document_id, amount_yuan ORDER BY fact_id) = 1
),
terms AS (
    SELECT document_id, fact_id, 1 AS coefficient
    FROM projects
    UNION ALL
    SELECT document_id, fact_id, -1
    FROM cells
    WHERE form = 'T05' AND level = 'total' AND measure = 'project_expenditure'
)
SELECT document_id, 'N05.projects' AS instance, fact_id, coefficient
FROM terms
QUALIFY count(DISTINCT coefficient) OVER (PARTITION BY document_id) = 2
