CREATE OR REPLACE VIEW prior_cells AS
SELECT
    y.document_id,
    y.form,
    y.fiscal_year,
    y.prior_document_id,
    p.fact_id,
    p.side,
    p.measure,
    p.state,
    p.amount_yuan,
    p.level,
    p.code AS prior_code,
    p.label AS prior_label,
    CASE WHEN c.code IS NULL OR c.successor = c.code THEN p.concept ELSE c.successor END AS concept,
    c.old_name,
    c.new_name
FROM paired_years AS y
JOIN cells AS p ON p.document_id = y.prior_document_id AND p.form = y.form
LEFT JOIN code_changes AS c
    ON c.code = p.code
    AND c.first_year = y.fiscal_year
    AND c.classification = CASE WHEN y.form IN ('T06', 'B06') THEN 'economic' ELSE 'functional' END;
COMMENT ON VIEW prior_cells IS '上一年度同一张表的数字，科目已对应到本年度 · cells of the same form a year before, their codes mapped to this year';
COMMENT ON COLUMN prior_cells.prior_code IS '上年所印科目编码 · code as printed a year before';
COMMENT ON COLUMN prior_cells.prior_label IS '上年所印名称 · label as printed a year before';
COMMENT ON COLUMN prior_cells.concept IS '含义，科目已对应到本年度，空为不可比 · code or named line as of this year; NULL where not comparable';
COMMENT ON COLUMN prior_cells.prior_document_id IS '上一年度的文件 · the document of the year before';
COMMENT ON COLUMN prior_cells.level IS '层级：total 合计、class 类、section 款、item 项、line 行 · level of the row';
