-- R331 政府采购总额等于货物、工程、服务之和
-- en: Procurement is goods, works and services together
-- kind: sum
-- severity: error
-- source: 说明“政府采购”；货物、工程、服务须都说到
-- needs: 政府采购总额及其货物、工程、服务金额
-- holds: N11 procurement_total final 58.94 | N11 procurement_goods final 4 | N11 procurement_works final 0.28 | N11 procurement_services final 54.66
-- fires: N11 procurement_total final 58.94 | N11 procurement_goods final 4 | N11 procurement_works final 0.28 | N11 procurement_services final 55.66
SELECT document_id, 'N11.' || measure AS instance, fact_id, if(concept = 'procurement_total', 1, -1) AS coefficient
FROM cells
WHERE form = 'N11' AND measure IN ('final', 'budget') AND amount_yuan IS NOT NULL
    AND concept IN ('procurement_total', 'procurement_goods', 'procurement_works', 'procurement_services')
-- Each told once: a second set of numbers is of something else.
QUALIFY count(*) OVER (PARTITION BY document_id, measure) = 4
    AND count(DISTINCT concept) OVER (PARTITION BY document_id, measure) = 4
