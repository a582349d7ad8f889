CREATE TABLE IF NOT EXISTS reference_codes (
    system      VARCHAR NOT NULL CHECK (system IN ('function', 'department_economic', 'government_economic')),
    code        VARCHAR NOT NULL,
    name        VARCHAR NOT NULL,
    first_year  INTEGER,
    last_year   INTEGER,
    docs        INTEGER NOT NULL
);
COMMENT ON TABLE reference_codes IS '政府收支分类科目，按年度；并非全部，见 warehouse/codes/README.md · codes of the classification and their names by years; not all of them, see warehouse/codes/README.md';
COMMENT ON COLUMN reference_codes.system IS '科目体系：支出功能、部门预算经济、政府预算经济；不同体系互不比较 · which classification: function, department_economic or government_economic; never compared with one another';
COMMENT ON COLUMN reference_codes.code IS '科目编码：类 3 位、款 5 位、项 7 位 · code: 3 digits a class, 5 a section, 7 an item';
COMMENT ON COLUMN reference_codes.name IS '科目名称，括号为全角，无空格 · its name, brackets full width, no spaces';
COMMENT ON COLUMN reference_codes.first_year IS '首个年度，已放宽一年，空为不限 · first fiscal year, a year early to be lenient; NULL for no limit';
COMMENT ON COLUMN reference_codes.last_year IS '末个年度，已放宽一年，空为不限 · last fiscal year, a year late to be lenient; NULL for no limit';
COMMENT ON COLUMN reference_codes.docs IS '见于多少份公开文件，0 为人工列入 · disclosures it was counted in; 0 for a row set down by hand';
