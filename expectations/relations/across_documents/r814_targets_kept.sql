-- R814 自评表各指标的目标值就是预算所公开的目标值
-- en: The targets of a self-evaluation are those that the budget of the year promised
-- kind: text
-- severity: warning
-- scope: across
-- source: 项目支出绩效自评表与该年度预算的项目支出绩效目标表；项目与指标同名、各只一个，两处目标都是同一单位的数
-- needs: 自评表与该年度预算目标表中同名的指标
-- holds: A02 name:街道绿化 final 3 | indicator A02 name:街道绿化 新增绿地 ≥2公顷 3公顷 | @budget B12 name:街道绿化 amount 3 | @budget indicator B12 name:街道绿化 新增绿地 2公顷 -
-- fires: A02 name:街道绿化 final 3 | indicator A02 name:街道绿化 新增绿地 ≥2公顷 3公顷 | @budget B12 name:街道绿化 amount 3 | @budget indicator B12 name:街道绿化 新增绿地 ≥20公顷 -
WITH aimed AS (
    SELECT document_id, form, project, name, target, page, boxes,
        regexp_extract(spell_value(target),
            '^(?:[≥>≤<=]|不低于|不少于|不超过|不高于)?(\d+(?:\.\d+)?)([^\d.≥≤<>=至到~～-]{0,6}?)(?:及?以上|及?以内)?$',
            ['number', 'unit']) AS printed
    FROM indicators
    WHERE form IN ('A02', 'B12') AND name <> ''
    QUALIFY count(*) OVER (PARTITION BY document_id, form, project, name) = 1
),
pairs AS (
    SELECT a.document_id, p.budget_document_id, a.project, a.name, a.page, a.target, a.boxes, b.target AS promised,
        b.page AS budget_page, a.printed.number::DECIMAL(24, 6) = b.printed.number::DECIMAL(24, 6) AS is_same
    FROM aimed AS a
    JOIN paired_budgets AS p ON p.document_id = a.document_id AND p.form = 'A02' AND p.budget_form = 'B12'
    JOIN aimed AS b ON (b.document_id, b.form, b.project, b.name) = (p.budget_document_id, 'B12', a.project, a.name)
    WHERE a.form = 'A02' AND length(a.printed.number) BETWEEN 1 AND 15 AND length(b.printed.number) BETWEEN 1 AND 15
        AND (a.printed.unit = b.printed.unit OR '' IN (a.printed.unit, b.printed.unit))
)
SELECT document_id, project || '/' || name AS instance, is_same AS holds,
    format('第{}页“{}”自评表中指标“{}”的目标值为“{}”，该年度预算第{}页公开的目标值为“{}”，请核对', page,
        regexp_replace(project, '^name:', ''), name, target, budget_page, promised) AS note,
    NULL::VARCHAR[] AS fact_ids, budget_document_id AS other_document_id, NULL::VARCHAR[] AS other_fact_ids,
    [quote(format('{}：{}', name, target), boxes)] AS quotes
FROM pairs
