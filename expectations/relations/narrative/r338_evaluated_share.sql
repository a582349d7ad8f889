-- R338 说明中自评资金占项目支出的比重等于两者之比
-- en: The share of project expenditure told to be evaluated is the one over the other
-- kind: ratio
-- severity: error
-- source: 说明“绩效管理工作开展情况”与公开05表项目支出合计；自评资金多于项目支出的，口径不同，不适用
-- needs: 自评资金占项目支出的比重与公开05表
-- holds: N13 projects_evaluated final 754.41 | N13 projects_evaluated share_of_project_expenditure_pct 100% | T05 total project_expenditure 754.41
-- fires: N13 projects_evaluated final 754.41 | N13 projects_evaluated share_of_project_expenditure_pct 31.9% | T05 total project_expenditure 754.41
WITH parts AS (
    SELECT document_id, rate_id, form, rate, fact_id, measure
    FROM rate_shares
    WHERE form = 'N13' AND concept = 'projects_evaluated' AND rate = 'share_of_project_expenditure_pct'
),
wholes AS (
    SELECT p.document_id, p.rate_id, min(w.fact_id) AS fact_id
    FROM parts AS p
    JOIN cells AS w ON w.document_id = p.document_id AND w.form = 'T05' AND w.level = 'total' AND w.measure = 'project_expenditure'
        AND w.amount_yuan >= (SELECT c.amount_yuan FROM cells AS c WHERE (c.document_id, c.fact_id) = (p.document_id, p.fact_id))
    WHERE w.amount_yuan IS NOT NULL
    GROUP BY p.document_id, p.rate_id
    HAVING count(DISTINCT w.amount_yuan) = 1
)
SELECT document_id, rate_id AS instance, unnest(share_terms(rate_id, p.fact_id, w.fact_id), recursive := TRUE)
FROM parts AS p
JOIN wholes AS w USING (document_id, rate_id)
