-- R603 科目名称不是另一科目的名称
-- en: A code does not bear the name of another code
-- kind: text
-- severity: warning
-- source: 印有科目编码的各表；编码及名称均已知才提问，截断、括号与空格不计，与上下级科目同名不计；过半的行如此时是我们读错行，不提问
-- needs: 印有科目编码与名称的表，及其年度
-- holds: row T05 2080505 机关事业单位基本养老保险缴费支出 | T05 2080505 subtotal 5 | row T05 2080507 对机关事业单位基本养老保险基金的补助 | T05 2080507 subtotal 1
-- holds: row T05 2010399 其他政府办公厅(室)及相关机 | T05 2010399 subtotal 5 | row T05 2013699 其他共产党事务支出 | T05 2013699 subtotal 1
-- holds: row T05 2010301 其中：行政运行 | T05 2010301 subtotal 5 | row T06 30213 维修(护)费 | T06 30213 amount 1
-- holds: row T05 2080801 务支出死亡抚恤 | T05 2080801 subtotal 5
-- holds: row T06 30307 医疗费 | T06 30307 amount 5 | row T06 30101 基本工资 | T06 30101 amount 5
-- holds: row T05 2010577 行政运行 | T05 2010577 subtotal 5 | row T05 2010507 第五次经济普查 | T05 2010507 subtotal 5
-- holds: row T05 20105 行政运行 | T05 20105 subtotal 5
-- holds: row T05 20105 财政事务 | T05 20105 subtotal 5 | row T05 2010501 一般行政管理事务 | T05 2010501 subtotal 5 | row T05 2010502 事业运行 | T05 2010502 subtotal 5 | row T05 2010507 专项普查活动 | T05 2010507 subtotal 5 | row T03 2010501 行政运行 | T03 2010501 expenditure_total 5
-- fires: row T05 2080505 对机关事业单位基本养老保险基金的补助 | T05 2080505 subtotal 5
-- fires: row T05 2080501 事业单位离退休 | T05 2080501 subtotal 5 | row T05 2080502 事业单位离退休 | T05 2080502 subtotal 5
-- fires: row T03 20105 财政事务 | T03 20105 expenditure_total 5
-- fires: row T06 30110 职业年金缴费 | T06 30110 amount 5
WITH of_another AS (
    SELECT
        n.system, n.code, n.name,
        -- The nearest code of that name: many bear «行政运行».
        arg_min(r.code, (left(r.code, 5) <> left(n.code, 5), length(r.code) <> length(n.code), r.code)) AS other_code
    FROM (SELECT DISTINCT system, code, name FROM printed_names WHERE is_listed AND NOT is_own) AS n
    JOIN reference_codes AS r ON r.system = n.system AND r.name = n.name AND r.code <> n.code
    GROUP BY ALL
    HAVING NOT bool_or(starts_with(r.code, n.code) OR starts_with(n.code, r.code))
),
legible AS (
    SELECT n.document_id, n.form, n.code, n.name, n.listed_name, o.other_code, o.other_code IS NOT NULL AS is_of_another
    FROM printed_names AS n
    SEMI JOIN cells USING (document_id, form, code)
    LEFT JOIN of_another AS o ON (o.system, o.code, o.name) = (n.system, n.code, n.name)
    WINDOW of_form AS (PARTITION BY document_id, form)
    QUALIFY count(*) OVER of_form < 3 OR 2 * count(*) FILTER (is_of_another) OVER of_form <= count(*) OVER of_form
),
quoted AS (
    SELECT document_id, form, code, arg_min(fact_id, (state <> 'printed', fact_id)) AS fact_id
    FROM cells
    SEMI JOIN (FROM legible WHERE is_of_another) USING (document_id, form, code)
    GROUP BY ALL
)
SELECT
    document_id,
    if(is_of_another, code, 'names') AS instance,
    NOT is_of_another AS holds,
    arg_min(
        format('编码“{}”印作“{}”，这是“{}”的名称', code, name, other_code)
            || coalesce(format('；“{}”为“{}”', code, listed_name), '') || '，请核对编码或名称',
        form
    ) AS note,
    list(fact_id ORDER BY fact_id) FILTER (is_of_another) AS fact_ids
FROM legible
LEFT JOIN quoted USING (document_id, form, code)
GROUP BY document_id, instance, is_of_another
