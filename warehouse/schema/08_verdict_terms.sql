CREATE TABLE IF NOT EXISTS verdict_terms (
    document_id  VARCHAR NOT NULL,
    relation     VARCHAR NOT NULL,
    instance     VARCHAR NOT NULL,
    fact_id      VARCHAR NOT NULL,
    coefficient  INTEGER NOT NULL,
    printed_in   VARCHAR
);
-- 2026-11: warehouses made before this column was
ALTER TABLE verdict_terms ADD COLUMN IF NOT EXISTS printed_in VARCHAR;
COMMENT ON TABLE verdict_terms IS '结论所用的数字；文件内全部成立的，只存跨文件比较所用者 · the facts each verdict rests on; of a document in which all holds, only those of comparisons between documents';
COMMENT ON COLUMN verdict_terms.document_id IS '所属文件 · the document';
COMMENT ON COLUMN verdict_terms.relation IS '关系 · relation';
COMMENT ON COLUMN verdict_terms.instance IS '实例 · instance';
COMMENT ON COLUMN verdict_terms.fact_id IS '数字编号 · the fact';
COMMENT ON COLUMN verdict_terms.coefficient IS '系数：总数为 +1，各部分为 −1 · +1 for the printed total, −1 for a part (0: quoted only)';
COMMENT ON COLUMN verdict_terms.printed_in IS '印有该数字的文件，跨文件比较时可为另一文件 · the document that prints the fact: another one where documents are compared';
