-- R131 经济分类类级数等于其款级数之和
-- en: An economic class equals the sum of its items
-- kind: sum
-- severity: error
-- source: 公开06表；只印类级、只印款级或类级行只作标题的不适用
-- needs: 公开06表的类级行与其款级行
-- holds: T06 301 amount 30.01 | T06 30101 amount 10.00 | T06 30102 amount 20.00
-- holds: T06 303 amount 5 | T06 30301 amount 5 | T06 310 amount 2.54
-- holds: T06 301 amount blank | T06 30101 amount 5 | T06 302 amount 2 | T06 30201 amount 2
-- fires: T06 301 amount 40.00 | T06 30101 amount 10.00 | T06 30102 amount 20.00
SELECT document_id, 'T06.' || left(code, 3) AS instance, fact_id, if(level = 'class', 1, -1) AS coefficient
FROM cells
WHERE form = 'T06' AND measure = 'amount' AND (level = 'section' OR level = 'class' AND state <> 'blank')
QUALIFY count(DISTINCT level) OVER (PARTITION BY document_id, left(code, 3)) = 2
