CREATE OR REPLACE VIEW report.economic_items AS
SELECT
    district, publisher, fiscal_year, body_kind, concept, code, level, label, amount_yuan, text, unit, state,
    page, x0, top, x1, bottom, scope, fact_id, url, document_id
FROM report.numbers
WHERE form = 'T06';
COMMENT ON VIEW report.economic_items IS '基本支出按经济分类。每行：一份现行决算的一个经济科目。注意：只含一般公共预算财政拨款基本支出，不含项目支出；301、302 等类与其下各款并列 · Basic expenditure by economic item. Grain: one economic code of one current book. Warning: basic expenditure out of the general public budget only, no projects; classes (301) stand beside their items (30101)';
COMMENT ON COLUMN report.economic_items.level IS '层级：class 类、section 款、line 合计行 · level of the row';
