CREATE TABLE IF NOT EXISTS contents (
    document_id   VARCHAR NOT NULL,
    position      INTEGER NOT NULL,
    level         VARCHAR NOT NULL,
    number        INTEGER NOT NULL,
    text          VARCHAR NOT NULL,
    printed_page  INTEGER,
    page          INTEGER NOT NULL,
    boxes         STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    heading       VARCHAR,
    heading_page  INTEGER,
    heading_boxes STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL,
    PRIMARY KEY (document_id, position)
);
COMMENT ON TABLE contents IS '目录每条一行，及其在正文中的标题 · one row an entry of the table of contents, with its heading in the body';
COMMENT ON COLUMN contents.document_id IS '所属文件 · the document';
COMMENT ON COLUMN contents.position IS '印刷次序 · printed order, from 1';
COMMENT ON COLUMN contents.level IS '层次：part 部分、annex 附件、chapter 一、section （一）、item 1.，空为无序号 · level by its ordinal, empty without one';
COMMENT ON COLUMN contents.number IS '序号，0 为无 · number of its ordinal, 0 without one';
COMMENT ON COLUMN contents.text IS '条目文字 · words of the entry';
COMMENT ON COLUMN contents.printed_page IS '所印页码，空为未印 · page number it prints, NULL for none';
COMMENT ON COLUMN contents.page IS '目录所在页 · page of the contents';
COMMENT ON COLUMN contents.boxes IS '条目所占位置 · where the entry stands';
COMMENT ON COLUMN contents.heading IS '正文中相同或最相近的标题，空为未见 · the same or most alike heading of the body, NULL for none';
COMMENT ON COLUMN contents.heading_page IS '该标题所在页 · page of that heading';
COMMENT ON COLUMN contents.heading_boxes IS '该标题所占位置 · where that heading stands';
