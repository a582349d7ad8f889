-- R416 同一指标在整体自评表与项目自评表中完成值相同
-- en: An indicator has the same actual value in the self-evaluations of the body and of its project
-- kind: text
-- severity: warning
-- source: 部门整体与项目支出绩效自评表；名称六字以上、目标值相同、两处各只一个且都是数的
-- needs: 整体与项目自评表共有的指标
-- holds: indicator A01 total 举办政策宣传活动 5次以上 13次 | indicator A02 name:甲 举办政策宣传活动 5次以上 13次
-- fires: indicator A01 total 举办政策宣传活动 5次以上 13次 | indicator A02 name:甲 举办政策宣传活动 5次以上 31次
WITH printed AS (
    SELECT document_id, form, name, target, concept, actual, reached, page, boxes
    FROM indicator_values
    WHERE length(name) >= 6
    QUALIFY count(*) OVER (PARTITION BY document_id, form, name) = 1
)
SELECT a.document_id, a.concept || '/' || b.concept AS instance, a.reached = b.reached AS holds,
    format('指标“{}”在第{}页整体自评表中完成值为“{}”，在第{}页项目自评表中为“{}”，请核对', a.name, a.page, a.actual, b.page, b.actual)
        AS note,
    []::VARCHAR[] AS fact_ids,
    [quote(format('{}：{}', a.name, a.actual), a.boxes), quote(format('{}：{}', b.name, b.actual), b.boxes)] AS quotes
FROM printed AS a
JOIN printed AS b USING (document_id, name, target)
WHERE a.form = 'A01' AND b.form = 'A02'
