-- R816 单位的数不大于其部门的同项
-- en: A unit's amount is within the same amount of its department
-- kind: usual_order
-- severity: warning
-- scope: across
-- source: 部门与单位的同一张表、同一科目与栏目；名录未列明全部单位或其书未全读到时；结转结余与单位间上缴补助不比
-- needs: 部门与其单位的同一张表
-- holds: T05 2010301 basic_expenditure 30 | @own T05 2010301 basic_expenditure 30.01
-- holds: T05 2010301 basic_expenditure 30 | @unit T05 2010301 basic_expenditure 10 | T05 total basic_expenditure 90 | @unit T05 total basic_expenditure 10
-- fires: T05 2010301 basic_expenditure 30 | @unit T05 2010301 basic_expenditure 40
WITH transferring AS (
    SELECT DISTINCT document_id
    FROM cells
    WHERE amount_yuan <> 0 AND (
        measure IN ('superior_subsidy', 'subordinate_remittance', 'remit_to_superior', 'subsidy_to_subordinates')
        OR concept IN ('superior_subsidy', 'subordinate_remittance', 'remit_to_superior', 'subsidy_to_subordinates')
    )
),
compared AS (
    SELECT p.document_id, p.unit_document_id, p.unit, p.form
    FROM paired_units AS p
    LEFT JOIN transferring AS above ON above.document_id = p.document_id
    LEFT JOIN transferring AS below ON below.document_id = p.unit_document_id
    WHERE NOT p.all_units AND left(p.form, 1) IN ('B', 'T') AND (
        p.form NOT IN ('T01', 'T02', 'T03', 'B01', 'B02', 'B03')
        OR above.document_id IS NULL AND below.document_id IS NULL
    )
),
pairs AS (
    SELECT p.document_id, p.unit_document_id, p.unit, c.fact_id
    FROM compared AS p
    JOIN cells AS c ON c.document_id = p.document_id AND c.form = p.form
    JOIN cells AS u ON u.document_id = p.unit_document_id AND u.fact_id = c.fact_id
    WHERE NOT (c.state = 'blank' AND u.state = 'blank')
        AND NOT regexp_matches(c.concept || ' ' || c.measure, 'name:|other:|carryover|surplus|change')
)
SELECT DISTINCT document_id, fact_id || '@' || unit AS instance, unit_document_id AS printed_in, fact_id, 1 AS coefficient
FROM pairs
UNION ALL
SELECT DISTINCT document_id, fact_id || '@' || unit, document_id, fact_id, -1
FROM pairs
