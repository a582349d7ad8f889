CREATE TABLE IF NOT EXISTS letters (
    letter_id    VARCHAR PRIMARY KEY,
    publisher    VARCHAR NOT NULL,
    document_id  VARCHAR NOT NULL,
    finding_ids  VARCHAR[] NOT NULL,
    recipient    VARCHAR,
    language     VARCHAR NOT NULL,
    message_id   VARCHAR NOT NULL,
    state        VARCHAR NOT NULL CHECK (state IN ('written', 'sending', 'sent', 'refused', 'uncertain')),
    detail       VARCHAR NOT NULL,
    path         VARCHAR,
    created_at   TIMESTAMPTZ NOT NULL,
    changed_at   TIMESTAMPTZ NOT NULL,
    told         VARCHAR[]
);
-- 2026-11: warehouses made before this column was
ALTER TABLE letters ADD COLUMN IF NOT EXISTS told VARCHAR[];
COMMENT ON TABLE letters IS '发件箱：每封信一行 · the outbox, one row a letter';
COMMENT ON COLUMN letters.letter_id IS '由单位、文件内问题指纹得出，保证只发一次 · derived from publisher and findings, so that it is sent once';
COMMENT ON COLUMN letters.publisher IS '收信单位 · body it is written to';
COMMENT ON COLUMN letters.document_id IS '所涉文件 · the document';
COMMENT ON COLUMN letters.finding_ids IS '所涉问题 · findings in it';
COMMENT ON COLUMN letters.told IS '每个问题怎样告知，次序同 finding_ids：new 首次、still_open 仍未更正、resolved 已更正致谢；空为全部首次 · how each finding is told, in the order of finding_ids: new, still_open or resolved; NULL: all new';
COMMENT ON COLUMN letters.recipient IS '收件地址，空为未登记 · address; NULL when none is registered';
COMMENT ON COLUMN letters.language IS '语言 · zh or en';
COMMENT ON COLUMN letters.message_id IS '邮件 Message-ID · Message-ID of the mail';
COMMENT ON COLUMN letters.state IS '状态 · written (in the outbox folder), sending, sent, refused by the server, or uncertain (a crash in between: a person decides)';
COMMENT ON COLUMN letters.detail IS '服务器答复或原因 · reply of the server or reason';
COMMENT ON COLUMN letters.path IS '.eml 文件 · the .eml file';
COMMENT ON COLUMN letters.created_at IS '写成时间 · when it was written';
COMMENT ON COLUMN letters.changed_at IS '状态变动时间 · when its state last changed';
