-- R806 部门的数等于其全部单位同项之和
-- en: A department's amount equals the sum of the same amount over all its units
-- kind: usual
-- severity: warning
-- scope: across
-- source: 部门与单位的同一张表、同一科目与栏目；须名录列明全部单位且其书均已读到；有单位间上缴与补助的，只比财政拨款各表
-- needs: 名录所列全部单位的同一张表
-- holds: T05 2010301 basic_expenditure 30.01 | @own T05 2010301 basic_expenditure 20 | @unit T05 2010301 basic_expenditure 10 | all units
-- holds: T05 2010301 basic_expenditure 30 | T03 total expenditure_total 30 | @own T05 2010301 basic_expenditure 30 | @own T03 total expenditure_total 35 | @own T03 total subsidy_to_subordinates 5 | all units
-- fires: T05 2010301 basic_expenditure 30 | @own T05 2010301 basic_expenditure 20 | @unit T05 2010301 basic_expenditure 5 | all units
WITH transferring AS (
    SELECT DISTINCT document_id
    FROM cells
    WHERE amount_yuan <> 0 AND (
        measure IN ('superior_subsidy', 'subordinate_remittance', 'remit_to_superior', 'subsidy_to_subordinates')
        OR concept IN ('superior_subsidy', 'subordinate_remittance', 'remit_to_superior', 'subsidy_to_subordinates')
    )
),
additive AS (
    SELECT p.document_id, p.form, p.unit_document_id
    FROM paired_units AS p
    LEFT JOIN transferring AS t ON t.document_id IN (p.document_id, p.unit_document_id)
    WHERE p.all_units AND left(p.form, 1) IN ('B', 'T')
    QUALIFY p.form NOT IN ('T01', 'T02', 'T03', 'B01', 'B02', 'B03')
        OR NOT bool_or(t.document_id IS NOT NULL) OVER (PARTITION BY p.document_id)
),
terms AS (
    SELECT document_id, document_id AS printed_in, fact_id, 1 AS coefficient, state
    FROM cells
    SEMI JOIN additive USING (document_id, form)
    WHERE concept NOT LIKE 'name:%' AND measure NOT LIKE 'other:%'
    UNION ALL
    SELECT DISTINCT a.document_id, a.unit_document_id, c.fact_id, -1, c.state
    FROM additive AS a
    JOIN cells AS c ON c.document_id = a.unit_document_id AND c.form = a.form
)
SELECT document_id, fact_id AS instance, printed_in, fact_id, coefficient
FROM terms
QUALIFY count(DISTINCT coefficient) OVER (PARTITION BY document_id, fact_id) = 2
    AND bool_or(state <> 'blank') OVER (PARTITION BY document_id, fact_id)
