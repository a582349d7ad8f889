-- R810 本级对附属单位的补助不大于各单位收到的上级补助
-- en: What the department's own level pays its units as subsidy, the units receive as subsidy from above
-- kind: usual_order
-- severity: info
-- scope: across
-- source: 本级支出表的对附属单位补助与各单位收入表的上级补助收入，合计行；须名录列明全部单位；补助可以给名录以外的附属单位，故只供统计
-- needs: 本级与名录所列其他全部单位的收入表和支出表
-- holds: T03 total subsidy_to_subordinates blank | T02 total superior_subsidy blank | @own T02 total superior_subsidy blank | @own T03 total subsidy_to_subordinates 5 | @unit T02 total superior_subsidy 6 | @unit T03 total subsidy_to_subordinates blank | all units
-- fires: T03 total subsidy_to_subordinates blank | T02 total superior_subsidy blank | @own T02 total superior_subsidy blank | @own T03 total subsidy_to_subordinates 5 | @unit T02 total superior_subsidy 3 | @unit T03 total subsidy_to_subordinates blank | all units
WITH sides AS (
    SELECT p.document_id, c.document_id AS printed_in, c.fact_id, if(p.own_level, 1, -1) AS coefficient,
        left(p.form, 1) AS kind
    FROM paired_units AS p
    JOIN cells AS c ON c.document_id = p.unit_document_id AND c.form = p.form
    WHERE p.all_units AND c.concept = 'total' AND if(
        p.own_level,
        p.form IN ('T03', 'B03') AND c.measure = 'subsidy_to_subordinates',
        p.form IN ('T02', 'B02') AND c.measure = 'superior_subsidy'
    )
)
SELECT document_id, kind || '.subsidy' AS instance, printed_in, fact_id, coefficient
FROM sides
QUALIFY count(DISTINCT coefficient) OVER (PARTITION BY document_id, kind) = 2
