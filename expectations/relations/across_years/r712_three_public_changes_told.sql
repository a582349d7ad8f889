-- R712 说明所说增减推出的上年“三公”经费等于上一年度决算
-- en: Three-public money told less the change told is what the accounts of the year before print
-- kind: usual
-- severity: warning
-- scope: across
-- source: 决算说明“三公经费”与上年相比的增减额，与上年公开09表决算数；统计口径调整可使两者不同，故为请核实
-- needs: “三公”经费的增减额与上一年度公开09表
-- holds: N09 reception final 0.65 | N09 reception change_prior 0.23 | T09 reception final 0.65 | @2023 T09 reception final 0.42
-- fires: N09 reception final 0.65 | N09 reception change_prior 0.23 | T09 reception final 0.65 | @2023 T09 reception final 0.56
WITH told AS (
    SELECT document_id, concept, fact_id, if(measure = 'final', 1, -1) AS coefficient
    FROM cells
    WHERE form = 'N09' AND measure IN ('final', 'change_prior') AND amount_yuan IS NOT NULL
    QUALIFY count(DISTINCT amount_yuan) OVER (PARTITION BY document_id, concept, measure) = 1
        AND row_number() OVER (PARTITION BY document_id, concept, measure ORDER BY fact_id) = 1
        AND count(DISTINCT measure) OVER (PARTITION BY document_id, concept) = 2
),
before AS (
    SELECT document_id, concept, prior_document_id, fact_id
    FROM prior_cells
    WHERE form = 'T09' AND measure = 'final' AND state = 'printed'
)
SELECT document_id, 'N09.' || concept || '.prior' AS instance, document_id AS printed_in, fact_id, coefficient
FROM told
SEMI JOIN before USING (document_id, concept)
UNION ALL
SELECT document_id, 'N09.' || concept || '.prior', prior_document_id, fact_id, -1
FROM before
SEMI JOIN told USING (document_id, concept)
