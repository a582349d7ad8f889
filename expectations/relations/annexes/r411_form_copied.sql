-- R411 两个项目的自评表不是同一份
-- en: No two projects have the same self-evaluation
-- kind: text
-- severity: warning
-- source: 项目支出绩效自评表；三个以上指标，名称、目标值与完成值全部相同的
-- needs: 两个以上有指标的项目
-- holds: indicator A02 name:甲 巡查次数 12 12 | indicator A02 name:甲 成活率 95% 96% | indicator A02 name:甲 满意度 90% 91% | indicator A02 name:乙 巡查次数 12 12 | indicator A02 name:乙 成活率 95% 96% | indicator A02 name:乙 满意度 90% 95%
-- fires: indicator A02 name:甲 巡查次数 12 12 | indicator A02 name:甲 成活率 95% 96% | indicator A02 name:甲 满意度 90% 91% | indicator A02 name:乙 巡查次数 12 12 | indicator A02 name:乙 成活率 95% 96% | indicator A02 name:乙 满意度 90% 91%
WITH printed AS (
    SELECT document_id, project, min(page) AS page, count(*) AS indicators,
        list([name, target, actual] ORDER BY concept) AS words,
        first(boxes ORDER BY concept) AS boxes
    FROM indicators
    WHERE form = 'A02'
    GROUP BY document_id, project
    HAVING count(*) >= 3
),
pairs AS (
    SELECT a.document_id, a.project, b.project AS other, a.page, b.page AS other_page, a.words = b.words AS is_same,
        a.boxes, b.boxes AS other_boxes
    FROM printed AS a
    JOIN printed AS b USING (document_id)
    WHERE (a.page, a.project) < (b.page, b.project)
)
SELECT p.document_id, p.project || '/' || p.other AS instance, NOT p.is_same AS holds,
    format('第{}页《{}》与第{}页《{}》两份自评表的指标、目标值、完成值全部相同，请核对是否误用', p.page,
        coalesce(e.title, e.label, substr(p.project, 6)), p.other_page,
        coalesce(o.title, o.label, substr(p.other, 6))) AS note,
    []::VARCHAR[] AS fact_ids,
    [quote(coalesce(e.title, substr(p.project, 6)), coalesce(e.boxes, p.boxes)),
        quote(coalesce(o.title, substr(p.other, 6)), coalesce(o.boxes, p.other_boxes))] AS quotes
FROM pairs AS p
LEFT JOIN evaluations AS e ON (e.document_id, e.form, e.project) = (p.document_id, 'A02', p.project)
LEFT JOIN evaluations AS o ON (o.document_id, o.form, o.project) = (p.document_id, 'A02', p.other)
