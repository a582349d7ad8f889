CREATE TABLE IF NOT EXISTS form_rows (
    document_id  VARCHAR NOT NULL,
    form         VARCHAR NOT NULL,
    position     INTEGER NOT NULL,
    side         VARCHAR NOT NULL,
    row_no       INTEGER,
    code         VARCHAR,
    concept      VARCHAR NOT NULL,
    label        VARCHAR NOT NULL,
    page         INTEGER NOT NULL
);
COMMENT ON TABLE form_rows IS '表中每行一行，含无数字的行 · one row a printed row, also where it carries no number';
COMMENT ON COLUMN form_rows.document_id IS '所属文件 · the document';
COMMENT ON COLUMN form_rows.form IS '表 · form';
COMMENT ON COLUMN form_rows.position IS '印刷次序 · printed order, from 1';
COMMENT ON COLUMN form_rows.side IS '收入侧或支出侧 · income, expenditure, or empty';
COMMENT ON COLUMN form_rows.row_no IS '行次 · printed row number';
COMMENT ON COLUMN form_rows.code IS '科目编码 · classification code';
COMMENT ON COLUMN form_rows.concept IS '含义 · code or named line';
COMMENT ON COLUMN form_rows.label IS '所印名称 · printed label';
COMMENT ON COLUMN form_rows.page IS '页 · page';
