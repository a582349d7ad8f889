CREATE TABLE IF NOT EXISTS documents (
    document_id   VARCHAR PRIMARY KEY,
    code_version  VARCHAR NOT NULL,
    state         VARCHAR NOT NULL,
    reason        VARCHAR,
    publisher     VARCHAR,
    fiscal_year   INTEGER,
    kind          VARCHAR CHECK (kind IN ('final_accounts', 'budget')),
    scope         VARCHAR,
    title         VARCHAR,
    pages         INTEGER,
    issues        VARCHAR[],
    loaded_at     TIMESTAMPTZ NOT NULL,
    judged_with   VARCHAR
);
COMMENT ON TABLE documents IS '每个内容不同的文件一行 · one row for each distinct file content';
COMMENT ON COLUMN documents.document_id IS '内容的 SHA-256 · SHA-256 of its bytes';
COMMENT ON COLUMN documents.code_version IS '读取代码版本 · version of the reading code';
COMMENT ON COLUMN documents.state IS '状态：read 已读，其余为原因类别 · read, or why it was not (not_a_pdf, broken, encrypted, empty, image_only, not_a_disclosure, unread_kind, crashed)';
COMMENT ON COLUMN documents.reason IS '原因（一句话） · one line for a person';
COMMENT ON COLUMN documents.publisher IS '公开单位 · body that published it';
COMMENT ON COLUMN documents.fiscal_year IS '年度 · fiscal year';
COMMENT ON COLUMN documents.kind IS '决算或预算 · final_accounts or budget';
COMMENT ON COLUMN documents.scope IS '口径：汇总、本级或单位 · department, own level or unit, as printed';
COMMENT ON COLUMN documents.title IS '封面标题 · title on the cover';
COMMENT ON COLUMN documents.pages IS '页数 · number of pages';
COMMENT ON COLUMN documents.issues IS '未能读取之处 · what could not be read, and why';
COMMENT ON COLUMN documents.loaded_at IS '入库时间 · when it was loaded';
COMMENT ON COLUMN documents.judged_with IS '核对所用版本，空为未核对 · version of relations it was judged with; NULL when not judged';
