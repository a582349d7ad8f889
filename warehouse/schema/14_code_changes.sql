CREATE TABLE IF NOT EXISTS code_changes (
    classification  VARCHAR NOT NULL CHECK (classification IN ('functional', 'economic')),
    first_year      INTEGER NOT NULL,
    code            VARCHAR NOT NULL,
    successor       VARCHAR,
    old_name        VARCHAR,
    new_name        VARCHAR
);
COMMENT ON TABLE code_changes IS '年度间变动的科目，比较前先对应 · codes that changed between years, mapped before years are compared';
COMMENT ON COLUMN code_changes.classification IS '功能分类或支出经济分类 · functional or economic';
COMMENT ON COLUMN code_changes.first_year IS '新科目首个年度 · first fiscal year of the change';
COMMENT ON COLUMN code_changes.code IS '变动前科目编码 · code before the change';
COMMENT ON COLUMN code_changes.successor IS '变动后科目编码，空为拆分或取消，不可比 · code after it; NULL when split or dropped: not comparable';
COMMENT ON COLUMN code_changes.old_name IS '变动前名称 · name before';
COMMENT ON COLUMN code_changes.new_name IS '变动后名称 · name after';
