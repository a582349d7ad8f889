-- R162 行政运行等科目通常只列基本支出，一般行政管理事务通常只列项目支出
-- en: Running costs, pensions and housing are usually basic only, general administration project only
-- kind: usual
-- severity: info
-- source: 公开05表；科目说明与填报习惯，未必须成立
-- needs: 公开05表的行政运行、一般行政管理事务等项级行
-- holds: row T05 2010301 行政运行 | T05 2010301 expenditure_total 5 | T05 2010301 basic_expenditure 5 | T05 2010301 project_expenditure blank
-- holds: T05 2080505 expenditure_total 5 | T05 2080505 basic_expenditure 5 | T05 2010399 expenditure_total 9 | T05 2010399 project_expenditure 4
-- fires: row T05 2010302 一般行政管理事务 | T05 2010302 expenditure_total 5 | T05 2010302 project_expenditure 3
-- fires: T05 2210201 expenditure_total 5 | T05 2210201 basic_expenditure 3
WITH habits AS (
    SELECT DISTINCT document_id, code, if(
        regexp_replace(label, '\s', '', 'g') = '一般行政管理事务', 'project_expenditure', 'basic_expenditure'
    ) AS usual
    FROM form_rows
    WHERE form = 'T05' AND length(code) = 7 AND (
        regexp_replace(label, '\s', '', 'g') IN ('行政运行', '事业运行', '一般行政管理事务')
        OR code IN ('2080501', '2080502', '2080505', '2080506')
        OR left(code, 5) IN ('21011', '22102')
    )
)
SELECT
    c.document_id,
    'T05.' || c.code AS instance,
    c.fact_id,
    if(c.measure = 'expenditure_total', 1, -1) AS coefficient
FROM habits AS h
JOIN cells AS c USING (document_id, code)
WHERE c.form = 'T05' AND c.measure IN ('expenditure_total', h.usual)
