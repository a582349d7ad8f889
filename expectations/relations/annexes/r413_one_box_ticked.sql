-- R413 项目类别、属性、类型各只勾选一项
-- en: Of category, nature and type of a project one box each is ticked
-- kind: text
-- severity: warning
-- source: 项目支出绩效自评表的勾选框；同一自评表另有一行恰勾选一项的才问
-- needs: 勾选框
-- holds: field A02 name:甲 category 文字 options=一,二 ticked=一 | field A02 name:甲 nature 文字 options=三,四 ticked=四
-- fires: field A02 name:甲 category 文字 options=一,二 ticked=一,二 | field A02 name:甲 nature 文字 options=三,四 ticked=四
-- fires: field A02 name:甲 category 文字 options=一,二 | field A02 name:甲 nature 文字 options=三,四 ticked=四
WITH rows_of_boxes AS (
    SELECT *, bool_or(len(ticked) = 1) OVER (PARTITION BY document_id, form, project) AS is_legible
    FROM annex_fields
    WHERE name IN ('category', 'nature', 'type') AND len(options) >= 2
)
SELECT document_id, project || '/' || name AS instance, len(ticked) = 1 AS holds,
    format('第{}页“{}”的{}栏{}，请核对', page, regexp_replace(project, '^name:', ''),
        CASE name WHEN 'category' THEN '项目类别' WHEN 'nature' THEN '项目属性' ELSE '项目类型' END,
        if(len(ticked) = 0, '没有勾选', '勾选了' || array_to_string(ticked, '、'))) AS note,
    []::VARCHAR[] AS fact_ids, [quote(text, boxes)] AS quotes
FROM rows_of_boxes
WHERE is_legible
