CREATE TABLE IF NOT EXISTS publisher_changes (
    publisher    VARCHAR NOT NULL,
    fiscal_year  INTEGER NOT NULL,
    reason       VARCHAR NOT NULL
);
COMMENT ON TABLE publisher_changes IS '机构合并、划转的年度，与上年不可比 · years in which a body was merged or reorganised: not comparable with the year before';
COMMENT ON COLUMN publisher_changes.publisher IS '单位 · the body';
COMMENT ON COLUMN publisher_changes.fiscal_year IS '首个新口径年度 · first fiscal year of the new body';
COMMENT ON COLUMN publisher_changes.reason IS '事由 · what happened';
