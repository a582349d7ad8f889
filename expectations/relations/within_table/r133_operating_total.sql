-- R133 公用经费合计等于商品和服务支出及其余各类之和
-- en: Operating expenses equal goods and services (302) plus every class other than 301 and 303
-- kind: sum
-- severity: error
-- source: 公开06表；2017年以前另有304、305等类；未印类级数的以其款级数代之
-- needs: 公开06表的公用经费合计与302、307至399各类
-- holds: T06 operating_total amount 30.01 | T06 302 amount 20.00 | T06 310 amount 10.00
-- holds: T06 operating_total amount 30 | T06 302 amount 20 | T06 30201 amount 20 | T06 31002 amount 10 | T06 301 amount 7
-- fires: T06 operating_total amount 30.00 | T06 302 amount 20.00 | T06 399 amount 5.00
SELECT document_id, 'T06' AS instance, fact_id, if(concept = 'operating_total', 1, -1) AS coefficient
FROM cells
WHERE form = 'T06' AND measure = 'amount'
    AND (concept = 'operating_total' OR starts_with(code, '3') AND left(code, 3) NOT IN ('301', '303'))
QUALIFY level <> 'section'
    OR NOT bool_or(level = 'class' AND state <> 'blank') OVER (PARTITION BY document_id, left(code, 3))
