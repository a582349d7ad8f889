-- R132 人员经费合计等于工资福利支出与对个人和家庭的补助之和
-- en: Personnel expenses equal wages and welfare (301) plus support to persons and families (303)
-- kind: sum
-- severity: error
-- source: 公开06表；未印类级数的以其款级数代之
-- needs: 公开06表的人员经费合计与301、303
-- holds: T06 personnel_total amount 30.01 | T06 301 amount 20.00 | T06 303 amount 10.00
-- holds: T06 personnel_total amount 30 | T06 301 amount 20 | T06 30101 amount 20 | T06 30301 amount 10 | T06 302 amount 7
-- fires: T06 personnel_total amount 30.00 | T06 301 amount 20.00 | T06 303 amount 20.00
SELECT document_id, 'T06' AS instance, fact_id, if(concept = 'personnel_total', 1, -1) AS coefficient
FROM cells
WHERE form = 'T06' AND measure = 'amount' AND (concept = 'personnel_total' OR left(code, 3) IN ('301', '303'))
QUALIFY level <> 'section'
    OR NOT bool_or(level = 'class' AND state <> 'blank') OVER (PARTITION BY document_id, left(code, 3))
