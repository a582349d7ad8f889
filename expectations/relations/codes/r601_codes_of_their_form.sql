-- R601 按功能列支的表只印支出功能分类编码，按经济分类列支的表只印支出经济分类编码
-- en: Forms by function print functional codes, forms by economic item print economic codes
-- kind: text
-- severity: warning
-- source: 功能分类 2 开头，3、5、7 位；部门预算经济分类 3 开头，政府预算经济分类 5 开头，3、5 位；收入表可印 1 开头的收入分类
-- needs: 印有科目编码的表
-- holds: row T05 201 一般公共服务支出 | row T05 20103 政府办公厅（室）及相关机构事务 | row T05 2010301 行政运行
-- holds: row T07 2121100 农业土地开发资金安排的支出
-- holds: row T06 301 工资福利支出 | row T06 30101 基本工资
-- holds: row B06 50101 工资奖金津补贴 | row B06 30101 基本工资
-- holds: row B02 10302 行政事业性收费收入 | row B02 2010301 行政运行
-- fires: row T05 2010301 行政运行 | row T05 30101 基本工资 | T05 30101 basic_expenditure 5
-- fires: row T06 301 工资福利支出 | row T06 2010301 行政运行 | T06 2010301 amount 5
-- fires: row T03 2010301 行政运行 | row T03 201030 一般行政管理事务 | T03 201030 basic_expenditure 5
WITH rules AS (
    SELECT unnest(['T03', 'T05', 'T07', 'T08', 'B03', 'B05', 'B08', 'B09']) AS form,
        '2\d{2}(\d{2}){0,2}' AS pattern, '支出功能分类科目' AS expected
    UNION ALL
    SELECT unnest(['T02', 'B02']), '1\d{2}(\d{2}){0,3}|2\d{2}(\d{2}){0,2}', '支出功能分类科目'
    UNION ALL
    SELECT 'T06', '3\d{2}(\d{2})?', '部门预算支出经济分类科目'
    UNION ALL
    SELECT 'B06', '[35]\d{2}(\d{2})?', '支出经济分类科目'
),
coded AS (
    SELECT DISTINCT document_id, form, code
    FROM form_rows
    WHERE code IS NOT NULL
),
-- Few codes stand in many books: each is looked at once.
known AS (
    SELECT c.form, c.code, rules.expected, regexp_full_match(c.code, rules.pattern) AS fits
    FROM (SELECT DISTINCT form, code FROM coded) AS c
    JOIN rules USING (form)
),
forms_judged AS (
    SELECT document_id, form, any_value(expected) AS expected, bool_and(fits) AS holds,
        string_agg(code, '”“' ORDER BY code) FILTER (NOT fits) AS other_codes
    FROM coded
    JOIN known USING (form, code)
    GROUP BY document_id, form
),
quoted AS (
    SELECT document_id, form, list(fact_id ORDER BY fact_id) AS fact_ids
    FROM (
        SELECT document_id, form, code, arg_min(fact_id, (state <> 'printed', fact_id)) AS fact_id
        FROM cells
        SEMI JOIN (FROM known WHERE NOT fits) USING (form, code)
        GROUP BY ALL
    )
    GROUP BY ALL
)
SELECT
    document_id,
    form AS instance,
    holds,
    format('《{}》应列{}，其中的编码“{}”不是，请核对编码或所列的表',
        coalesce(nullif(title, ''), replace(form, 'T', '公开') || '表'), expected, other_codes) AS note,
    fact_ids
FROM forms_judged
JOIN forms USING (document_id, form)
LEFT JOIN quoted USING (document_id, form)
