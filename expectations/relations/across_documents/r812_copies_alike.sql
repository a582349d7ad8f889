-- R812 同一公开文件的两份数字相同
-- en: Two files of one disclosure print the same numbers
-- kind: usual
-- severity: warning
-- scope: across
-- source: 同时公布的两份中都有的表；两份须有五个以上且过半的金额相同，证明其为同一文件的两份
-- needs: 同一公开文件的另一份
-- holds: T03 total expenditure_total 9 | T03 201 expenditure_total 1 | T03 202 expenditure_total 2 | T03 203 expenditure_total 3 | T03 204 expenditure_total 3.01 | @copy T03 total expenditure_total 9 | @copy T03 201 expenditure_total 1 | @copy T03 202 expenditure_total 2 | @copy T03 203 expenditure_total 3 | @copy T03 204 expenditure_total 3.01 | @copy T03 205 expenditure_total 7
-- fires: T03 total expenditure_total 9 | T03 201 expenditure_total 1 | T03 202 expenditure_total 2 | T03 203 expenditure_total 3 | T03 204 expenditure_total 3.01 | T03 205 expenditure_total 8 | @copy T03 total expenditure_total 9 | @copy T03 201 expenditure_total 1 | @copy T03 202 expenditure_total 2 | @copy T03 203 expenditure_total 3 | @copy T03 204 expenditure_total 3.01 | @copy T03 205 expenditure_total 7
WITH shared AS (
    SELECT p.document_id, p.copy_document_id, one.fact_id, one.amount_yuan = other.amount_yuan AS same
    FROM paired_copies AS p
    JOIN cells AS one ON one.document_id = p.document_id AND one.form = p.form
    JOIN cells AS other ON other.document_id = p.copy_document_id AND other.fact_id = one.fact_id
    WHERE left(p.form, 1) IN ('B', 'T') AND NOT (one.state = 'blank' AND other.state = 'blank')
),
copied AS (
    SELECT *
    FROM shared
    WINDOW pair AS (PARTITION BY document_id, copy_document_id)
    QUALIFY count(*) FILTER (WHERE same) OVER pair >= 5 AND 2 * count(*) FILTER (WHERE same) OVER pair > count(*) OVER pair
)
SELECT document_id, fact_id AS instance, document_id AS printed_in, fact_id, 1 AS coefficient
FROM copied
UNION ALL
SELECT document_id, fact_id, copy_document_id, fact_id, -1
FROM copied
