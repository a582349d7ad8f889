CREATE TABLE IF NOT EXISTS cover_dates (
    document_id  VARCHAR PRIMARY KEY,
    text         VARCHAR NOT NULL,
    year         INTEGER NOT NULL,
    month        INTEGER NOT NULL,
    day          INTEGER,
    page         INTEGER NOT NULL
);
COMMENT ON TABLE cover_dates IS '封面所印日期 · the date printed on the cover of a book';
COMMENT ON COLUMN cover_dates.document_id IS '所属文件 · the document';
COMMENT ON COLUMN cover_dates.text IS '原样文字 · as printed';
COMMENT ON COLUMN cover_dates.year IS '年 · year';
COMMENT ON COLUMN cover_dates.month IS '月 · month';
COMMENT ON COLUMN cover_dates.day IS '日，空为未印 · day; NULL where none is printed';
COMMENT ON COLUMN cover_dates.page IS '所在页 · the page it stands on';
