CREATE TABLE IF NOT EXISTS facts (
    document_id  VARCHAR NOT NULL,
    fact_id      VARCHAR NOT NULL,
    form         VARCHAR NOT NULL,
    concept      VARCHAR NOT NULL,
    code         VARCHAR,
    label        VARCHAR NOT NULL,
    side         VARCHAR NOT NULL,
    measure      VARCHAR NOT NULL,
    state        VARCHAR NOT NULL CHECK (state IN ('printed', 'blank', 'dash', 'secret', 'unreadable')),
    text         VARCHAR NOT NULL,
    unit         VARCHAR NOT NULL,
    amount_yuan  DECIMAL(24, 6),
    step_yuan    DECIMAL(24, 6) NOT NULL,
    page         INTEGER NOT NULL,
    x0           DOUBLE NOT NULL,
    top          DOUBLE NOT NULL,
    x1           DOUBLE NOT NULL,
    bottom       DOUBLE NOT NULL,
    confirmed    BOOLEAN,
    inferred     BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (document_id, fact_id)
);
-- 2026-11: warehouses made before this column was
ALTER TABLE facts ADD COLUMN IF NOT EXISTS inferred BOOLEAN DEFAULT FALSE;
COMMENT ON TABLE facts IS '每个印出的数字（含空格）一行 · one row a printed number, blanks of known rows included';
COMMENT ON COLUMN facts.document_id IS '所属文件 · the document';
COMMENT ON COLUMN facts.fact_id IS '编号，如 T03.2010301.basic_expenditure · identifier inside the document';
COMMENT ON COLUMN facts.form IS '表 · form, T01–T09';
COMMENT ON COLUMN facts.concept IS '含义：科目编码或行名 · classification code or named line';
COMMENT ON COLUMN facts.code IS '科目编码 · classification code, NULL for named lines';
COMMENT ON COLUMN facts.label IS '所印名称 · printed label of the row';
COMMENT ON COLUMN facts.side IS '收入侧或支出侧 · income, expenditure, or empty';
COMMENT ON COLUMN facts.measure IS '栏目 · the column';
COMMENT ON COLUMN facts.state IS '印刷状态 · printed, blank, dash, secret or unreadable';
COMMENT ON COLUMN facts.text IS '原样文字 · text as printed';
COMMENT ON COLUMN facts.unit IS '金额单位 · unit printed for its form';
COMMENT ON COLUMN facts.amount_yuan IS '金额（元，精确） · amount in yuan, exact; 0 for a blank, NULL where none can be known';
COMMENT ON COLUMN facts.step_yuan IS '印刷最小单位（元） · one unit of the last printed decimal, in yuan';
COMMENT ON COLUMN facts.page IS '页 · page, from 1';
COMMENT ON COLUMN facts.x0 IS '左（点） · left edge in points';
COMMENT ON COLUMN facts.top IS '上（点，自页顶） · top edge in points from the top of the page';
COMMENT ON COLUMN facts.x1 IS '右（点） · right edge in points';
COMMENT ON COLUMN facts.bottom IS '下（点） · bottom edge in points';
COMMENT ON COLUMN facts.inferred IS '非直接读出，由本表自身的加总关系推得 · told by the arithmetic of its form, not read as it stands; accuses nobody';
COMMENT ON COLUMN facts.confirmed IS '第二阅读器是否读得相同，空为未复读 · read alike by the second reader; NULL when not re-read';
