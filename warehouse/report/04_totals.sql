CREATE OR REPLACE VIEW report.totals AS
SELECT
    district,
    publisher,
    fiscal_year,
    body_kind,
    any_value(amount_yuan) FILTER (form = 'T01' AND concept = 'income_total') AS income_yuan,
    any_value(amount_yuan) FILTER (form = 'T01' AND concept = 'expenditure_total') AS expenditure_yuan,
    any_value(amount_yuan)
    FILTER (form = 'T01' AND concept = 'grand_total' AND side = 'expenditure') AS grand_total_yuan,
    any_value(amount_yuan) FILTER (form = 'T01' AND concept = 'carryover_opening') AS carryover_opening_yuan,
    any_value(amount_yuan) FILTER (form = 'T01' AND concept = 'carryover_closing') AS carryover_closing_yuan,
    any_value(amount_yuan) FILTER (form = 'T03' AND measure = 'basic_expenditure') AS basic_expenditure_yuan,
    any_value(amount_yuan) FILTER (form = 'T03' AND measure = 'project_expenditure') AS project_expenditure_yuan,
    any_value(text) FILTER (form = 'T01' AND concept = 'income_total') AS income_text,
    any_value(text) FILTER (form = 'T01' AND concept = 'expenditure_total') AS expenditure_text,
    any_value(text) FILTER (form = 'T01' AND concept = 'grand_total' AND side = 'expenditure') AS grand_total_text,
    any_value(text) FILTER (form = 'T01' AND concept = 'carryover_opening') AS carryover_opening_text,
    any_value(text) FILTER (form = 'T01' AND concept = 'carryover_closing') AS carryover_closing_text,
    any_value(text) FILTER (form = 'T03' AND measure = 'basic_expenditure') AS basic_expenditure_text,
    any_value(text) FILTER (form = 'T03' AND measure = 'project_expenditure') AS project_expenditure_text,
    any_value(unit) AS unit,
    any_value(page) FILTER (form = 'T01') AS page,
    any_value(page) FILTER (form = 'T03') AS expenditure_page,
    scope,
    any_value(url) AS url,
    document_id
FROM report.numbers
WHERE form IN ('T01', 'T03') AND (
    form = 'T01' AND concept IN (
        'income_total', 'expenditure_total', 'grand_total', 'carryover_opening', 'carryover_closing'
    )
    OR form = 'T03' AND concept = 'total' AND measure IN ('basic_expenditure', 'project_expenditure')
)
GROUP BY district, publisher, fiscal_year, body_kind, scope, document_id;
COMMENT ON VIEW report.totals IS '决算总数。每行：一份现行决算。注意：空为未读到，不是零；加总各部门时只取 body_kind = department · Totals of final accounts. Grain: one current book of final accounts. Warning: NULL is unread, not zero; add up body_kind = department only';
COMMENT ON COLUMN report.totals.income_yuan IS '本年收入合计（元） · income of the year, yuan';
COMMENT ON COLUMN report.totals.expenditure_yuan IS '本年支出合计（元） · expenditure of the year, yuan';
COMMENT ON COLUMN report.totals.grand_total_yuan IS '支出总计（元） · grand total, yuan';
COMMENT ON COLUMN report.totals.carryover_opening_yuan IS '年初结转和结余（元） · carried over from the year before, yuan';
COMMENT ON COLUMN report.totals.carryover_closing_yuan IS '年末结转和结余（元） · carried over to the next year, yuan';
COMMENT ON COLUMN report.totals.basic_expenditure_yuan IS '基本支出（元） · basic expenditure, yuan';
COMMENT ON COLUMN report.totals.project_expenditure_yuan IS '项目支出（元） · project expenditure, yuan';
COMMENT ON COLUMN report.totals.income_text IS '本年收入合计原文 · income as printed';
COMMENT ON COLUMN report.totals.expenditure_text IS '本年支出合计原文 · expenditure as printed';
COMMENT ON COLUMN report.totals.grand_total_text IS '支出总计原文 · grand total as printed';
COMMENT ON COLUMN report.totals.carryover_opening_text IS '年初结转和结余原文 · opening as printed';
COMMENT ON COLUMN report.totals.carryover_closing_text IS '年末结转和结余原文 · closing as printed';
COMMENT ON COLUMN report.totals.basic_expenditure_text IS '基本支出原文 · basic expenditure as printed';
COMMENT ON COLUMN report.totals.project_expenditure_text IS '项目支出原文 · project expenditure as printed';
COMMENT ON COLUMN report.totals.expenditure_page IS '支出决算表合计行所在页 · page of the total row of the expenditure form';
