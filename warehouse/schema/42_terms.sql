CREATE TABLE IF NOT EXISTS terms (
    document_id  VARCHAR NOT NULL,
    position     INTEGER NOT NULL,
    class_name   VARCHAR NOT NULL,
    section_name VARCHAR NOT NULL,
    item_name    VARCHAR NOT NULL,
    label        VARCHAR NOT NULL,
    code         VARCHAR,
    nearest      VARCHAR,
    page         INTEGER NOT NULL,
    boxes        STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    PRIMARY KEY (document_id, position)
);
COMMENT ON TABLE terms IS '名词解释中每个功能分类科目一行 · one row a functional item that the list of terms explains';
COMMENT ON COLUMN terms.document_id IS '所属文件 · the document';
COMMENT ON COLUMN terms.position IS '印刷次序 · printed order, from 1';
COMMENT ON COLUMN terms.class_name IS '类，空为未分印 · class, empty where it is not told apart';
COMMENT ON COLUMN terms.section_name IS '款，空为未分印 · section, empty where it is not told apart';
COMMENT ON COLUMN terms.item_name IS '项 · item';
COMMENT ON COLUMN terms.label IS '所印全名 · printed name';
COMMENT ON COLUMN terms.code IS '类款项均相同的本书科目编码 · code of the row of the book''s forms whose class, section and item are the same';
COMMENT ON COLUMN terms.nearest IS '类与项相同的唯一科目编码 · code of the one row whose class and item are the same, whatever its section';
COMMENT ON COLUMN terms.page IS '页 · page';
COMMENT ON COLUMN terms.boxes IS '起始行所占位置 · box of the line it begins in';
