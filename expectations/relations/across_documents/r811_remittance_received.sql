-- R811 本级收到的附属单位上缴收入不大于各单位上缴上级的支出
-- en: What the department's own level receives as remittance, its units paid as remittance
-- kind: usual_order
-- severity: info
-- scope: across
-- source: 本级收入表的附属单位上缴收入与各单位支出表的上缴上级支出，合计行；须名录列明全部单位；上缴可以来自名录以外的附属单位，故只供统计
-- needs: 本级与名录所列其他全部单位的收入表和支出表
-- holds: T03 total remit_to_superior blank | T02 total subordinate_remittance blank | @own T02 total subordinate_remittance 5 | @own T03 total remit_to_superior blank | @unit T02 total subordinate_remittance blank | @unit T03 total remit_to_superior 5 | all units
-- fires: T03 total remit_to_superior blank | T02 total subordinate_remittance blank | @own T02 total subordinate_remittance 5 | @own T03 total remit_to_superior blank | @unit T02 total subordinate_remittance blank | @unit T03 total remit_to_superior 3 | all units
WITH sides AS (
    SELECT p.document_id, c.document_id AS printed_in, c.fact_id, if(p.own_level, 1, -1) AS coefficient,
        left(p.form, 1) AS kind
    FROM paired_units AS p
    JOIN cells AS c ON c.document_id = p.unit_document_id AND c.form = p.form
    WHERE p.all_units AND c.concept = 'total' AND if(
        p.own_level,
        p.form IN ('T02', 'B02') AND c.measure = 'subordinate_remittance',
        p.form IN ('T03', 'B03') AND c.measure = 'remit_to_superior'
    )
)
SELECT document_id, kind || '.remittance' AS instance, printed_in, fact_id, coefficient
FROM sides
QUALIFY count(DISTINCT coefficient) OVER (PARTITION BY document_id, kind) = 2
