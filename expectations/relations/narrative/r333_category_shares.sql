-- R333 采购全部授予中小企业的，货物、工程、服务各自的占比都是100%
-- en: Where all procurement went to small firms, so did all goods, works and services
-- kind: ratio
-- severity: error
-- source: 说明“政府采购”；授予中小企业合同金额等于采购总额的
-- needs: 货物、工程、服务采购授予中小企业的占比，且采购全部授予中小企业
-- holds: N11 procurement_total final 58.94 | N11 procurement_sme final 58.94 | N11 procurement_goods final 4 | N11 procurement_goods_sme share_of_goods_pct 100%
-- fires: N11 procurement_total final 58.94 | N11 procurement_sme final 58.94 | N11 procurement_goods final 4 | N11 procurement_goods_sme share_of_goods_pct 6.8%
WITH all_small AS (
    SELECT document_id
    FROM cells
    WHERE form = 'N11' AND measure = 'final' AND concept IN ('procurement_total', 'procurement_sme') AND amount_yuan > 0
    GROUP BY document_id
    HAVING count(DISTINCT concept) = 2 AND count(DISTINCT amount_yuan) = 1
),
shares AS (
    SELECT s.document_id, s.fact_id AS rate_id, c.fact_id
    FROM cells AS s
    JOIN cells AS c ON c.document_id = s.document_id AND c.form = 'N11' AND c.measure = 'final'
        AND c.concept || '_sme' = s.concept AND 'share_of_' || replace(c.concept, 'procurement_', '') || '_pct' = s.measure
    WHERE s.form = 'N11' AND s.document_id IN (FROM all_small)
)
SELECT document_id, rate_id AS instance, unnest([rate_id, fact_id]) AS fact_id, unnest([0, 1]) AS above,
    unnest([0, 1]) AS below, unnest([TRUE, FALSE]) AS is_rate
FROM shares
