-- R332 授予小微企业的合同金额不大于授予中小企业的，后者不大于采购总额
-- en: Contracts of micro firms are within those of small and medium firms, and these within procurement
-- kind: order
-- severity: error
-- source: 说明“政府采购”
-- needs: 授予中小企业、小微企业的合同金额
-- holds: N11 procurement_total final 58.94 | N11 procurement_sme final 58.94 | N11 procurement_micro final 58.94
-- holds: N11 procurement_sme final 58.94 | N11 procurement_micro final 8.94
-- fires: N11 procurement_sme final 58.94 | N11 procurement_micro final 85.94
-- fires: N11 procurement_total final 58.94 | N11 procurement_sme final 68.94
WITH told AS (
    SELECT document_id, concept, min(fact_id) AS fact_id
    FROM cells
    WHERE form = 'N11' AND measure = 'final' AND amount_yuan IS NOT NULL
    GROUP BY document_id, concept
    HAVING count(DISTINCT amount_yuan) = 1
)
SELECT s.document_id, 'N11.' || s.concept AS instance, unnest([s.fact_id, w.fact_id]) AS fact_id,
    unnest([1, -1]) AS coefficient
FROM told AS s
JOIN told AS w ON w.document_id = s.document_id
    AND (s.concept, w.concept) IN (('procurement_micro', 'procurement_sme'), ('procurement_sme', 'procurement_total'))
