CREATE TABLE IF NOT EXISTS finding_history (
    finding_id        VARCHAR PRIMARY KEY,
    site              VARCHAR,
    publisher         VARCHAR NOT NULL,
    fiscal_year       INTEGER,
    kind              VARCHAR NOT NULL,
    scope             VARCHAR NOT NULL,
    document_id       VARCHAR NOT NULL,
    relation          VARCHAR NOT NULL,
    instance          VARCHAR NOT NULL,
    also              VARCHAR[] NOT NULL,
    verdict           VARCHAR NOT NULL,
    severity          VARCHAR NOT NULL,
    message_zh        VARCHAR NOT NULL,
    message_en        VARCHAR NOT NULL,
    forms             VARCHAR[] NOT NULL,
    rests_on          VARCHAR[] NOT NULL,
    first_seen        TIMESTAMPTZ NOT NULL,
    first_run         VARCHAR,
    last_seen         TIMESTAMPTZ NOT NULL,
    last_run          VARCHAR,
    state             VARCHAR NOT NULL CHECK (state IN ('open', 'waived', 'resolved', 'superseded')),
    resolved_by       VARCHAR,
    resolved_version  INTEGER,
    resolved_at       TIMESTAMPTZ,
    superseded_by     VARCHAR,
    changed_at        TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE finding_history IS '每个问题一生一行：首次、最近、如何了结 · the life of every finding ever made: first seen, last seen, how it ended';
COMMENT ON COLUMN finding_history.finding_id IS '指纹，重跑不变 · fingerprint, stable across runs and versions of the book';
COMMENT ON COLUMN finding_history.site IS '站点 · the site it was published on';
COMMENT ON COLUMN finding_history.publisher IS '公开单位 · body that published it';
COMMENT ON COLUMN finding_history.fiscal_year IS '年度 · fiscal year';
COMMENT ON COLUMN finding_history.kind IS '决算或预算 · final_accounts or budget';
COMMENT ON COLUMN finding_history.scope IS '口径：汇总、本级或单位 · department, own level or unit, as printed';
COMMENT ON COLUMN finding_history.document_id IS '最近一次出现于哪个文件 · the document it was last seen in';
COMMENT ON COLUMN finding_history.relation IS '主要关系 · the leading relation';
COMMENT ON COLUMN finding_history.instance IS '主要实例 · its instance';
COMMENT ON COLUMN finding_history.also IS '同一根源的其他关系 · other instances with the same root, relation:instance';
COMMENT ON COLUMN finding_history.verdict IS '结论 · inconsistent (proven) or suspicious (a question)';
COMMENT ON COLUMN finding_history.severity IS '严重程度 · error or warning';
COMMENT ON COLUMN finding_history.message_zh IS '最近一次的说明（中文） · wording when last seen, in Chinese';
COMMENT ON COLUMN finding_history.message_en IS '最近一次的说明（英文） · wording when last seen, in English';
COMMENT ON COLUMN finding_history.forms IS '所涉各表 · forms of the disclosure that it speaks of';
COMMENT ON COLUMN finding_history.rests_on IS '所依据的文件，自身在内 · documents it rests on, its own included';
COMMENT ON COLUMN finding_history.first_seen IS '首次发现 · first seen';
COMMENT ON COLUMN finding_history.first_run IS '首次发现的运行 · the run that first saw it';
COMMENT ON COLUMN finding_history.last_seen IS '最近一次见到该文件仍如此 · when its document was last met';
COMMENT ON COLUMN finding_history.last_run IS '最近一次见到的运行 · the run that last met it';
COMMENT ON COLUMN finding_history.state IS '状态：open 未更正、waived 已说明、resolved 已更正、superseded 由本方撤回或并入另一问题 · open, waived, resolved by a new version, or superseded: withdrawn by us or told as another finding';
COMMENT ON COLUMN finding_history.resolved_by IS '由哪个版本更正（内容哈希） · SHA-256 of the version that resolved it';
COMMENT ON COLUMN finding_history.resolved_version IS '该版本的序号 · number of that version';
COMMENT ON COLUMN finding_history.resolved_at IS '该版本首次取得的时间 · when that version was first captured';
COMMENT ON COLUMN finding_history.superseded_by IS '并入的问题 · the finding that took its place';
COMMENT ON COLUMN finding_history.changed_at IS '状态最近变动时间 · when its state last changed';
