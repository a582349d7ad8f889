CREATE TABLE IF NOT EXISTS own_sections (
    body_like  VARCHAR NOT NULL,
    section    VARCHAR NOT NULL
);
COMMENT ON TABLE own_sections IS '各类部门的行政运行一般列在哪一款 · the section under which a kind of department has its own 行政运行';
COMMENT ON COLUMN own_sections.body_like IS '单位名称的样式（LIKE） · pattern of the name of such a body, for LIKE';
COMMENT ON COLUMN own_sections.section IS '款级科目编码 · code of the section, 5 digits';
