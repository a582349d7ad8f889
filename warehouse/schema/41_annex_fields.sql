CREATE TABLE IF NOT EXISTS annex_fields (
    document_id  VARCHAR NOT NULL,
    form         VARCHAR NOT NULL,
    project      VARCHAR NOT NULL,
    name         VARCHAR NOT NULL,
    text         VARCHAR NOT NULL,
    options      VARCHAR[] NOT NULL,
    ticked       VARCHAR[] NOT NULL,
    page         INTEGER NOT NULL,
    boxes        STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL
);
COMMENT ON TABLE annex_fields IS '绩效自评表中每项文字一行，如主管部门、项目类别 · one row a named text of a self-evaluation';
COMMENT ON COLUMN annex_fields.document_id IS '所属文件 · the document';
COMMENT ON COLUMN annex_fields.form IS '表：A01 整体，A02 项目 · form: A01 of the whole body, A02 of projects';
COMMENT ON COLUMN annex_fields.project IS '所属项目或整体（total），与 facts.concept 相同 · its project, or total; as in facts.concept';
COMMENT ON COLUMN annex_fields.name IS '栏目：title 标题、project 项目名称、body 单位名称、department 主管部门、implementer 实施单位、category 类别、nature 属性、type 类型、grade 等次、self_score 自评得分、score_rule 得分规则、goal 目标、achievement 完成情况、deviation 偏差原因、improvement 改进措施、note 备注 · which text it is';
COMMENT ON COLUMN annex_fields.text IS '原样文字，空为印有栏目而未填 · as printed; empty where the label stands without a text';
COMMENT ON COLUMN annex_fields.options IS '勾选框的各选项 · options of a row of tick boxes';
COMMENT ON COLUMN annex_fields.ticked IS '已勾选者 · options that are ticked';
COMMENT ON COLUMN annex_fields.page IS '页 · page';
COMMENT ON COLUMN annex_fields.boxes IS '所占位置 · where it stands';
