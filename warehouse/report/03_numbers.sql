CREATE OR REPLACE VIEW report.numbers AS
SELECT
    b.district,
    b.publisher,
    b.fiscal_year,
    b.kind,
    b.body_kind,
    f.form,
    f.concept,
    f.code,
    CASE
        WHEN f.concept = 'total' THEN 'total'
        WHEN f.code IS NULL THEN 'line'
        WHEN length(f.code) = 3 THEN 'class'
        WHEN length(f.code) = 5 THEN 'section'
        WHEN length(f.code) = 7 THEN 'item'
    END AS level,
    f.label,
    f.side,
    f.measure,
    f.amount_yuan,
    f.quantity,
    f.text,
    f.unit,
    f.state,
    f.step_yuan,
    f.page,
    f.x0,
    f.top,
    f.x1,
    f.bottom,
    f.sentence_id,
    f.inferred,
    f.confirmed,
    b.complete,
    b.scope,
    f.fact_id,
    b.title,
    b.url,
    f.document_id
FROM main.facts AS f
JOIN report.forms AS b USING (document_id, form)
WHERE b.is_current AND b.copy = 1;
COMMENT ON VIEW report.numbers IS '现行公开文件中印出的每个数字。每行：一个数字。注意：加总时只取一种 body_kind、一张表、一个层级，否则重复计算；空格为零，短横、涉密与无法辨认为空 · Every number printed in the current disclosures. Grain: one printed number. Warning: add up one body_kind, one form and one level only, else money counts twice; a blank is zero, a dash, a secret and what is unreadable are NULL';
COMMENT ON COLUMN report.numbers.level IS '层级：total 合计、class 类、section 款、item 项、line 行 · level of the row';
COMMENT ON COLUMN report.numbers.complete IS '所在表是否每行每列都读懂 · whether every row and column of its form was understood';
