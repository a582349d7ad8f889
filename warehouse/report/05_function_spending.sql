CREATE OR REPLACE VIEW report.function_spending AS
SELECT
    district,
    publisher,
    fiscal_year,
    body_kind,
    form,
    concept,
    code,
    level,
    label,
    any_value(amount_yuan) FILTER (measure = 'expenditure_total') AS total_yuan,
    any_value(amount_yuan) FILTER (measure = 'basic_expenditure') AS basic_expenditure_yuan,
    any_value(amount_yuan) FILTER (measure = 'project_expenditure') AS project_expenditure_yuan,
    any_value(text) FILTER (measure = 'expenditure_total') AS total_text,
    any_value(text) FILTER (measure = 'basic_expenditure') AS basic_expenditure_text,
    any_value(text) FILTER (measure = 'project_expenditure') AS project_expenditure_text,
    any_value(unit) AS unit,
    min(page) AS page,
    scope,
    any_value(url) AS url,
    document_id
FROM report.numbers
WHERE form IN ('T03', 'T05', 'T07', 'T08')
    AND measure IN ('expenditure_total', 'basic_expenditure', 'project_expenditure')
GROUP BY district, publisher, fiscal_year, body_kind, form, concept, code, level, label, scope, document_id;
COMMENT ON VIEW report.function_spending IS '按功能分类的支出。每行：一份现行决算、一张表、一个科目。注意：类、款、项与合计并列，只加一个层级；T03 为全部资金，T05 一般公共预算，T07 政府性基金，T08 国有资本经营 · Spending by function. Grain: one code of one form of one current book. Warning: class, section, item and total stand beside each other, add up one level; T03 is all money, T05 the general public budget, T07 government funds, T08 state capital';
COMMENT ON COLUMN report.function_spending.total_yuan IS '本年支出（元） · expenditure of the year, yuan';
COMMENT ON COLUMN report.function_spending.total_text IS '本年支出原文 · expenditure as printed';
COMMENT ON COLUMN report.function_spending.level IS '层级：total 合计、class 类、section 款、item 项 · level of the row';
