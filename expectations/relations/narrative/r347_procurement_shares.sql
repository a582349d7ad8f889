-- R347 说明中授予中小企业、小微企业合同金额所占比重等于两者之比
-- en: The share told of contracts of small firms is their amount over the whole
-- kind: ratio
-- severity: error
-- source: 说明“政府采购”
-- needs: 授予中小企业、小微企业合同金额及其比重
-- holds: N11 procurement_sme final 50 | N11 procurement_sme share_of_procurement_pct 83.3% | N11 procurement_total final 60
-- fires: N11 procurement_micro final 50 | N11 procurement_micro share_of_sme_pct 83.3% | N11 procurement_sme final 50
WITH parts AS (
    SELECT document_id, rate_id, form, rate, fact_id, measure
    FROM rate_shares
    WHERE form = 'N11' AND rate IN ('share_of_procurement_pct', 'share_of_sme_pct', 'share_of_goods_pct', 'share_of_works_pct', 'share_of_services_pct')
),
wholes AS (
    SELECT p.document_id, p.rate_id, min(w.fact_id) AS fact_id
    FROM parts AS p
    JOIN cells AS w ON w.document_id = p.document_id AND w.form = 'N11' AND w.measure = p.measure
        AND w.concept = CASE p.rate
            WHEN 'share_of_procurement_pct' THEN 'procurement_total'
            ELSE 'procurement_' || regexp_extract(p.rate, 'share_of_(\w+)_pct', 1)
        END
    WHERE w.amount_yuan IS NOT NULL
    GROUP BY p.document_id, p.rate_id
    HAVING count(DISTINCT w.amount_yuan) = 1
)
SELECT document_id, rate_id AS instance, unnest(share_terms(rate_id, p.fact_id, w.fact_id), recursive := TRUE)
FROM parts AS p
JOIN wholes AS w USING (document_id, rate_id)
