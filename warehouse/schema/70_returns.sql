CREATE TABLE IF NOT EXISTS returns (
    document_id  VARCHAR NOT NULL,
    run_id       VARCHAR NOT NULL,
    returned_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (document_id, run_id)
);
COMMENT ON TABLE returns IS '旧版重新取代新版，每次一行 · one row each time an older version of a book took the place of a newer one';
COMMENT ON COLUMN returns.document_id IS '重新发布的旧版 · the older version that is published again';
COMMENT ON COLUMN returns.run_id IS '发现的运行 · the run that met it';
COMMENT ON COLUMN returns.returned_at IS '发现时间 · when it was met';
