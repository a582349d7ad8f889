CREATE TABLE IF NOT EXISTS captures (
    capture_id     VARCHAR PRIMARY KEY,
    run_id         VARCHAR NOT NULL,
    site           VARCHAR NOT NULL,
    url            VARCHAR NOT NULL,
    role           VARCHAR NOT NULL CHECK (role IN ('robots', 'list', 'detail', 'attachment')),
    page_url       VARCHAR,
    page_title     VARCHAR,
    link_text      VARCHAR,
    page_date      DATE,
    url_date       DATE,
    captured_at    TIMESTAMPTZ NOT NULL,
    state          VARCHAR NOT NULL,
    sha256         VARCHAR,
    size_bytes     BIGINT,
    content_type   VARCHAR,
    etag           VARCHAR,
    last_modified  VARCHAR,
    detail         VARCHAR
);
COMMENT ON TABLE captures IS '每次取得（或确认未变）一个地址一行 · one row each time an address was fetched or confirmed unchanged';
COMMENT ON COLUMN captures.capture_id IS '编号 · identifier: run, site and order';
COMMENT ON COLUMN captures.run_id IS '所属运行 · the run it belongs to';
COMMENT ON COLUMN captures.site IS '站点文件名 · name of the site file';
COMMENT ON COLUMN captures.url IS '地址 · address';
COMMENT ON COLUMN captures.role IS '角色 · robots, list, detail or attachment';
COMMENT ON COLUMN captures.page_url IS '详情页地址 · page that links to it';
COMMENT ON COLUMN captures.page_title IS '详情页标题 · title of that page';
COMMENT ON COLUMN captures.link_text IS '链接文字 · text of the link';
COMMENT ON COLUMN captures.page_date IS '页面发布日期 · date printed on the page';
COMMENT ON COLUMN captures.url_date IS '地址中的日期 · date inside the address';
COMMENT ON COLUMN captures.captured_at IS '取得时间 · when it was fetched';
COMMENT ON COLUMN captures.state IS '状态 · new, changed, unchanged, not_a_pdf, other_format, blocked, disallowed, foreign, gone, too_large, failed';
COMMENT ON COLUMN captures.sha256 IS '内容哈希 · SHA-256 of the bytes in the archive';
COMMENT ON COLUMN captures.size_bytes IS '字节数 · size in bytes';
COMMENT ON COLUMN captures.content_type IS '服务器所报类型 · type the server stated';
COMMENT ON COLUMN captures.etag IS '服务器所报 ETag · validator';
COMMENT ON COLUMN captures.last_modified IS '服务器所报修改时间 · validator';
COMMENT ON COLUMN captures.detail IS '说明 · one line for a person';
