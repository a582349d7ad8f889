CREATE TABLE IF NOT EXISTS findings (
    finding_id       VARCHAR NOT NULL,
    document_id      VARCHAR NOT NULL,
    relation         VARCHAR NOT NULL,
    instance         VARCHAR NOT NULL,
    verdict          VARCHAR NOT NULL CHECK (verdict IN ('inconsistent', 'suspicious')),
    severity         VARCHAR NOT NULL CHECK (severity IN ('error', 'warning')),
    message_zh       VARCHAR NOT NULL,
    message_en       VARCHAR NOT NULL,
    fact_ids         VARCHAR[] NOT NULL,
    also             VARCHAR[] NOT NULL,
    printed_yuan     DECIMAL(24, 6),
    expected_yuan    DECIMAL(24, 6),
    difference_yuan  DECIMAL(24, 6),
    culprit_fact_id  VARCHAR,
    culprit_low_yuan   DECIMAL(24, 6),
    culprit_high_yuan  DECIMAL(24, 6),
    culprit_evidence VARCHAR,
    rivals           VARCHAR[],
    missing_row      BOOLEAN,
    first_seen       TIMESTAMPTZ NOT NULL,
    last_seen        TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (finding_id, document_id)
);
-- 2026-11: warehouses made before these columns were
ALTER TABLE findings ADD COLUMN IF NOT EXISTS culprit_evidence VARCHAR;
ALTER TABLE findings ADD COLUMN IF NOT EXISTS rivals VARCHAR[];
ALTER TABLE findings ADD COLUMN IF NOT EXISTS missing_row BOOLEAN;
COMMENT ON TABLE findings IS '可以给人看的问题，一个根源一行 · what a person reads: one row a root cause';
COMMENT ON COLUMN findings.finding_id IS '指纹，重跑不变 · fingerprint, stable across runs and versions of the book';
COMMENT ON COLUMN findings.document_id IS '所属文件 · the document';
COMMENT ON COLUMN findings.relation IS '主要关系 · the leading relation';
COMMENT ON COLUMN findings.instance IS '主要实例 · its instance';
COMMENT ON COLUMN findings.verdict IS '结论 · inconsistent (proven) or suspicious (a question)';
COMMENT ON COLUMN findings.severity IS '严重程度 · error or warning';
COMMENT ON COLUMN findings.message_zh IS '说明（中文） · wording in Chinese';
COMMENT ON COLUMN findings.message_en IS '说明（英文） · wording in English';
COMMENT ON COLUMN findings.fact_ids IS '涉及的数字，另一文件的以“文件:”开头 · the facts involved, culprit first where known; one of another document begins with «document:»';
COMMENT ON COLUMN findings.also IS '同一根源的其他关系 · other violated instances with the same root, relation:instance';
COMMENT ON COLUMN findings.printed_yuan IS '印出的数（元） · printed';
COMMENT ON COLUMN findings.expected_yuan IS '应为（元） · expected';
COMMENT ON COLUMN findings.difference_yuan IS '差额（元） · printed minus expected';
COMMENT ON COLUMN findings.culprit_fact_id IS '唯一能解释全部矛盾的数字，空为不唯一 · the one fact whose correction makes all hold; NULL when not unique';
COMMENT ON COLUMN findings.culprit_low_yuan IS '该数字应取值下限（元） · lower end of the value it must take';
COMMENT ON COLUMN findings.culprit_high_yuan IS '该数字应取值上限（元） · upper end of the value it must take';
COMMENT ON COLUMN findings.first_seen IS '首次发现 · first seen';
COMMENT ON COLUMN findings.last_seen IS '最近发现 · last seen';
COMMENT ON COLUMN findings.culprit_evidence IS '空为算术上唯一；否则为可能的依据（sign 正负号、swapped_digits 数位颠倒等） · NULL where arithmetic alone names it; else the slip that makes it likely';
COMMENT ON COLUMN findings.rivals IS '改正其中任何一个也能解释的数字 · facts any one of which would explain it as well';
COMMENT ON COLUMN findings.missing_row IS '是否也可能是漏印了一行 · whether a row that is not printed would explain it as well';
