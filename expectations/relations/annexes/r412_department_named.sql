-- R412 主管部门、实施单位栏填的是单位，不是项目名称
-- en: What stands as department or implementing unit is a body and not the name of the project
-- kind: text
-- severity: warning
-- source: 项目支出绩效自评表
-- needs: 主管部门或实施单位
-- holds: field A02 name:街道绿化 project 街道绿化 | field A02 name:街道绿化 department 园林局
-- fires: field A02 name:街道绿化 project 街道绿化 | field A02 name:街道绿化 department 街道绿化
SELECT f.document_id, f.project || '/' || f.name AS instance,
    f.text <> p.text OR regexp_matches(f.text, '(局|委|部|办|处|科|所|院|站|队|会|校|园|馆|中心|办公室|街道|公司|集团)$') AS holds,
    format('第{}页“{}”的{}栏填写的是项目名称“{}”，请核对', f.page, p.text,
        if(f.name = 'department', '主管部门', '实施单位'), f.text) AS note,
    []::VARCHAR[] AS fact_ids, [quote(p.text, p.boxes), quote(f.text, f.boxes)] AS quotes
FROM annex_fields AS f
JOIN annex_fields AS p USING (document_id, form, project)
WHERE f.name IN ('department', 'implementer') AND p.name = 'project' AND f.text <> '' AND p.text <> ''
