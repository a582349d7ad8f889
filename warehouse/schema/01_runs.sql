CREATE TABLE IF NOT EXISTS runs (
    run_id        VARCHAR PRIMARY KEY,
    started_at    TIMESTAMPTZ NOT NULL,
    ended_at      TIMESTAMPTZ,
    outcome       VARCHAR CHECK (outcome IN ('completed', 'partial', 'failed')),
    code_version  VARCHAR NOT NULL,
    summary       JSON
);
COMMENT ON TABLE runs IS '每次夜间运行一行 · one row a nightly run';
COMMENT ON COLUMN runs.run_id IS '运行编号 · identifier of the run, time-ordered';
COMMENT ON COLUMN runs.started_at IS '开始时间 · when it began';
COMMENT ON COLUMN runs.ended_at IS '结束时间，空表示未完成 · when it ended; NULL while running or after a crash';
COMMENT ON COLUMN runs.outcome IS '结果 · completed, partial (a site or document was lost) or failed';
COMMENT ON COLUMN runs.code_version IS '代码与关系集版本 · version of code and relations';
COMMENT ON COLUMN runs.summary IS '摘要：各站点与文件状态计数 · counts of site and document states';
