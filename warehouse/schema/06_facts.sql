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
    quantity       DECIMAL(24, 6),
    quantity_step  DECIMAL(24, 6),
    sentence_id    VARCHAR,
    PRIMARY KEY (document_id, fact_id)
);
-- 2026-11: warehouses made before these columns were
ALTER TABLE facts ADD COLUMN IF NOT EXISTS inferred BOOLEAN DEFAULT FALSE;
ALTER TABLE facts ADD COLUMN IF NOT EXISTS quantity DECIMAL(24, 6);
ALTER TABLE facts ADD COLUMN IF NOT EXISTS quantity_step DECIMAL(24, 6);
ALTER TABLE facts ADD COLUMN IF NOT EXISTS sentence_id VARCHAR;
COMMENT ON TABLE facts IS '每个印出的数字（含空格）一行 · one row a printed number, blanks of known rows included';
COMMENT ON COLUMN facts.document_id IS '所属文件 · the document';
COMMENT ON COLUMN facts.fact_id IS '编号，如 T03.2010301.basic_expenditure · identifier inside the document';
COMMENT ON COLUMN facts.form IS '表，说明章节为 N01–N13，附件为 A01 起 · form; N01–N13 are sections of the narrative, A01 … annexes';
COMMENT ON COLUMN facts.concept IS '含义：科目编码或行名 · classification code or named line';
COMMENT ON COLUMN facts.code IS '科目编码 · classification code, NULL for named lines';
COMMENT ON COLUMN facts.label IS '所印名称 · printed label of the row';
COMMENT ON COLUMN facts.side IS '收入侧或支出侧 · income, expenditure, or empty';
COMMENT ON COLUMN facts.measure IS '栏目 · the column';
COMMENT ON COLUMN facts.state IS '印刷状态 · printed, blank, dash, secret or unreadable';
COMMENT ON COLUMN facts.text IS '原样文字 · text as printed';
COMMENT ON COLUMN facts.unit IS '单位：表为表头金额单位，说明为数字后所印 · unit printed for its form, or after the number in the narrative';
COMMENT ON COLUMN facts.amount_yuan IS '金额（元，精确） · amount in yuan, exact; 0 for a blank, NULL where none can be known';
COMMENT ON COLUMN facts.step_yuan IS '印刷最小单位（元） · one unit of the last printed decimal, in yuan';
COMMENT ON COLUMN facts.page IS '页 · page, from 1';
COMMENT ON COLUMN facts.x0 IS '左（点） · left edge in points';
COMMENT ON COLUMN facts.top IS '上（点，自页顶） · top edge in points from the top of the page';
COMMENT ON COLUMN facts.x1 IS '右（点） · right edge in points';
COMMENT ON COLUMN facts.bottom IS '下（点） · bottom edge in points';
COMMENT ON COLUMN facts.inferred IS '非直接读出，由本表自身的加总关系推得 · told by the arithmetic of its form, not read as it stands; accuses nobody';
COMMENT ON COLUMN facts.quantity IS '非金额的数值：百分比、辆、人次等，减少为负 · what is no money: per cent, counts; negative for a fall';
COMMENT ON COLUMN facts.quantity_step IS '该数值的印刷最小单位 · one unit of its last printed decimal';
COMMENT ON COLUMN facts.sentence_id IS '所在语句，表中数字为空 · sentence of the narrative it stands in; NULL in tables';
COMMENT ON COLUMN facts.confirmed IS '第二阅读器是否读得相同，空为未复读 · read alike by the second reader; NULL when not re-read';
