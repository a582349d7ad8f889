CREATE TABLE IF NOT EXISTS capture_answers (
    capture_id  VARCHAR PRIMARY KEY,
    status      INTEGER,
    final_url   VARCHAR NOT NULL,
    headers     JSON NOT NULL
);
COMMENT ON TABLE capture_answers IS '服务器对每次取得的答复，确认未变的除外 · what the server answered to each capture; confirmations that nothing changed are left out';
COMMENT ON COLUMN capture_answers.capture_id IS '所属取得记录 · the capture';
COMMENT ON COLUMN capture_answers.status IS 'HTTP 状态码，空为无答复 · HTTP status; NULL when there was no answer';
COMMENT ON COLUMN capture_answers.final_url IS '跳转后的地址 · address after redirects';
COMMENT ON COLUMN capture_answers.headers IS '答复头，名称小写，不含 Cookie · headers by lower-case name, cookies left out';
