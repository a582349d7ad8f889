-- R705 公务用车保有量不多于上年保有量加本年购置
-- en: Official vehicles kept are within those of the year before and those bought
-- kind: text
-- severity: info
-- scope: across
-- source: 说明“三公经费”的公务用车保有量与购置数；调拨、划转、租转购可使保有量增加，减少的处置数不公开，只作统计
-- needs: 两年的公务用车保有量与本年购置数
-- holds: N09 vehicles_kept count 4辆 | N09 vehicles_bought count 1辆 | @2023 N09 vehicles_kept count 3辆
-- fires: N09 vehicles_kept count 5辆 | N09 vehicles_bought count 0辆 | @2023 N09 vehicles_kept count 3辆
WITH counted AS (
    SELECT document_id, concept, min(fact_id) AS fact_id, max(quantity) AS quantity
    FROM cells
    WHERE form = 'N09' AND concept IN ('vehicles_kept', 'vehicles_bought') AND quantity IS NOT NULL
    GROUP BY document_id, concept
    HAVING count(DISTINCT quantity) = 1
)
SELECT k.document_id, k.fact_id AS instance, k.quantity <= p.quantity + b.quantity AS holds,
    format('公务用车保有量{}辆，上年为{}辆，本年购置{}辆', k.quantity::INTEGER, p.quantity::INTEGER, b.quantity::INTEGER) AS note,
    [k.fact_id, b.fact_id] AS fact_ids, y.prior_document_id AS other_document_id, [p.fact_id] AS other_fact_ids
FROM counted AS k
JOIN counted AS b ON b.document_id = k.document_id AND b.concept = 'vehicles_bought'
JOIN paired_years AS y ON y.document_id = k.document_id AND y.form = 'N09'
JOIN counted AS p ON p.document_id = y.prior_document_id AND p.concept = 'vehicles_kept'
WHERE k.concept = 'vehicles_kept'
