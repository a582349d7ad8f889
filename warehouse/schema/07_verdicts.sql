CREATE TABLE IF NOT EXISTS verdicts (
    document_id      VARCHAR NOT NULL,
    relation         VARCHAR NOT NULL,
    instance         VARCHAR NOT NULL,
    verdict          VARCHAR NOT NULL CHECK (verdict IN ('exact', 'rounding', 'balanced', 'improbable', 'inconsistent', 'suspicious', 'extraction_doubt', 'not_applicable', 'not_comparable', 'errored')),
    severity         VARCHAR NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
    printed_yuan     DECIMAL(24, 6),
    expected_yuan    DECIMAL(24, 6),
    difference_yuan  DECIMAL(24, 6),
    bound_yuan       DECIMAL(24, 6),
    note             VARCHAR NOT NULL
    -- One row by (document_id, relation, instance), as `verdicts` are made; an index would take longer than judging.
);
COMMENT ON TABLE verdicts IS '每条关系对每个文件的每个实例一行，成立的也在内 · one row an instance of a relation, those that hold included';
COMMENT ON COLUMN verdicts.document_id IS '所属文件 · the document';
COMMENT ON COLUMN verdicts.relation IS '关系编号 · identifier of the relation, R101 …';
COMMENT ON COLUMN verdicts.instance IS '实例，如某表某列 · which row or column it was applied to';
COMMENT ON COLUMN verdicts.verdict IS '结论 · exact, rounding, balanced, improbable, inconsistent, suspicious, extraction_doubt, not_applicable, not_comparable, errored';
COMMENT ON COLUMN verdicts.severity IS '严重程度 · error, warning or info';
COMMENT ON COLUMN verdicts.printed_yuan IS '印出的数（元） · the printed total';
COMMENT ON COLUMN verdicts.expected_yuan IS '按关系应为（元） · what the other numbers make it';
COMMENT ON COLUMN verdicts.difference_yuan IS '差额（元） · printed minus expected';
COMMENT ON COLUMN verdicts.bound_yuan IS '四舍五入允许（元） · largest difference that rounding can explain';
COMMENT ON COLUMN verdicts.note IS '说明 · why it does not apply, or what else to know';
