CREATE TABLE IF NOT EXISTS indicators (
    document_id  VARCHAR NOT NULL,
    form         VARCHAR NOT NULL,
    project      VARCHAR NOT NULL,
    concept      VARCHAR NOT NULL,
    goal         VARCHAR NOT NULL,
    level1       VARCHAR NOT NULL,
    level2       VARCHAR NOT NULL,
    name         VARCHAR NOT NULL,
    target       VARCHAR NOT NULL,
    actual       VARCHAR NOT NULL,
    weight       VARCHAR NOT NULL,
    score        VARCHAR NOT NULL,
    reason       VARCHAR NOT NULL,
    page         INTEGER NOT NULL,
    boxes        STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    PRIMARY KEY (document_id, form, concept)
);
COMMENT ON TABLE indicators IS '绩效自评表与预算绩效目标表中每个指标一行，均为原样文字 · one row an indicator of a self-evaluation or of the targets of a budget, as printed';
COMMENT ON COLUMN indicators.document_id IS '所属文件 · the document';
COMMENT ON COLUMN indicators.form IS '表：A01 整体自评，A02 项目自评，B12 预算目标 · form: A01 of the whole body, A02 of projects, B12 targets of a budget';
COMMENT ON COLUMN indicators.project IS '所属项目或整体（total），与 facts.concept 相同 · its project, or total; as in facts.concept';
COMMENT ON COLUMN indicators.concept IS '编号，其权重与得分在 facts 中用同一编号 · identifier; its weight and score stand in facts under it';
COMMENT ON COLUMN indicators.goal IS '所属年度目标的序号，空为不分目标 · number of the goal it belongs to, empty where goals are not numbered';
COMMENT ON COLUMN indicators.level1 IS '一级指标 · first level';
COMMENT ON COLUMN indicators.level2 IS '二级指标 · second level';
COMMENT ON COLUMN indicators.name IS '指标名称 · name of the indicator';
COMMENT ON COLUMN indicators.target IS '目标值 · what was aimed at';
COMMENT ON COLUMN indicators.actual IS '实际完成值，预算目标表为空 · what was reached; empty among targets';
COMMENT ON COLUMN indicators.weight IS '分值或权重，空为未印 · weight in points, empty where none is printed';
COMMENT ON COLUMN indicators.score IS '得分，空为未印 · score, empty where none is printed';
COMMENT ON COLUMN indicators.reason IS '偏差原因及改进措施 · reason of a deviation';
COMMENT ON COLUMN indicators.page IS '页 · page';
COMMENT ON COLUMN indicators.boxes IS '名称所占位置 · box of its name';
