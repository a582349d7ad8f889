CREATE TABLE IF NOT EXISTS verdict_terms (
    document_id  VARCHAR NOT NULL,
    relation     VARCHAR NOT NULL,
    instance     VARCHAR NOT NULL,
    fact_id      VARCHAR NOT NULL,
    coefficient  INTEGER NOT NULL
);
COMMENT ON TABLE verdict_terms IS '结论所用的数字 · the facts each verdict rests on';
COMMENT ON COLUMN verdict_terms.document_id IS '所属文件 · the document';
COMMENT ON COLUMN verdict_terms.relation IS '关系 · relation';
COMMENT ON COLUMN verdict_terms.instance IS '实例 · instance';
COMMENT ON COLUMN verdict_terms.fact_id IS '数字编号 · the fact';
COMMENT ON COLUMN verdict_terms.coefficient IS '系数：总数为 +1，各部分为 −1 · +1 for the printed total, −1 for a part (0: quoted only)';
