CREATE TABLE IF NOT EXISTS sentences (
    document_id  VARCHAR NOT NULL,
    sentence_id  VARCHAR NOT NULL,
    part         VARCHAR NOT NULL,
    section      VARCHAR NOT NULL,
    path         VARCHAR[] NOT NULL,
    text         VARCHAR NOT NULL,
    page         INTEGER NOT NULL,
    boxes        STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    PRIMARY KEY (document_id, sentence_id)
);
COMMENT ON TABLE sentences IS '说明文字逐句一行 · one row a sentence of the prose';
COMMENT ON COLUMN sentences.document_id IS '所属文件 · the document';
COMMENT ON COLUMN sentences.sentence_id IS '编号，按阅读次序 · identifier, in reading order';
COMMENT ON COLUMN sentences.part IS '所在部分（第三部分…） · printed part it stands in';
COMMENT ON COLUMN sentences.section IS '所属章节 N01–N13，空为其他 · section family, empty for none';
COMMENT ON COLUMN sentences.path IS '其上各级标题，由外到内 · headings above it, outermost first';
COMMENT ON COLUMN sentences.text IS '全句，跨行跨页已连接 · the sentence, joined over lines and pages';
COMMENT ON COLUMN sentences.page IS '起始页 · page it begins on';
COMMENT ON COLUMN sentences.boxes IS '每行所占位置 · one box a line';
