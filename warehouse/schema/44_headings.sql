CREATE TABLE IF NOT EXISTS headings (
    document_id  VARCHAR NOT NULL,
    position     INTEGER NOT NULL,
    level        VARCHAR NOT NULL,
    number       INTEGER NOT NULL,
    text         VARCHAR NOT NULL,
    page         INTEGER NOT NULL,
    boxes        STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    PRIMARY KEY (document_id, position)
);
COMMENT ON TABLE headings IS '正文各部分、各章、各附件的标题及封面日期，每个一行 · one row a heading of a part, chapter or annex of the body, and the date on the cover';
COMMENT ON COLUMN headings.document_id IS '所属文件 · the document';
COMMENT ON COLUMN headings.position IS '印刷次序 · printed order, from 1';
COMMENT ON COLUMN headings.level IS '层次：date 封面日期、part 部分、chapter 一、annex 附件 · level';
COMMENT ON COLUMN headings.number IS '序号，0 为无 · number of its ordinal, 0 without one';
COMMENT ON COLUMN headings.text IS '标题文字，跨行已连接 · words of the heading, joined over lines';
COMMENT ON COLUMN headings.page IS '页 · page';
COMMENT ON COLUMN headings.boxes IS '每行所占位置 · one box a line';
