CREATE OR REPLACE VIEW report.items_budgeted AS
SELECT
    district,
    publisher,
    fiscal_year,
    body_kind,
    code,
    any_value(label) AS label,
    any_value(amount_yuan) FILTER (measure = 'original_budget') AS original_budget_yuan,
    any_value(amount_yuan) FILTER (measure = 'final') AS final_yuan,
    any_value(text) FILTER (measure = 'original_budget') AS original_budget_text,
    any_value(text) FILTER (measure = 'final') AS final_text,
    any_value(unit) AS unit,
    min(page) AS page,
    min(sentence_id) FILTER (measure = 'final') AS sentence_id,
    scope,
    any_value(url) AS url,
    document_id
FROM report.numbers
WHERE form = 'N05' AND code IS NOT NULL AND measure IN ('original_budget', 'final')
GROUP BY district, publisher, fiscal_year, body_kind, code, scope, document_id;
COMMENT ON VIEW report.items_budgeted IS '说明所述一般公共预算各科目的年初预算与决算。每行：一份现行决算的一个科目。注意：只有说明里写明的科目；年初预算为零不等于没有预算调整 · Original budget and outturn of general-budget codes as told. Grain: one code of one current book. Warning: only codes the narrative tells of; an original budget of zero does not mean no budget came later';
COMMENT ON COLUMN report.items_budgeted.original_budget_yuan IS '年初预算（元） · original budget, yuan';
COMMENT ON COLUMN report.items_budgeted.final_yuan IS '支出决算（元） · outturn, yuan';
COMMENT ON COLUMN report.items_budgeted.original_budget_text IS '年初预算原文 · original budget as printed';
COMMENT ON COLUMN report.items_budgeted.final_text IS '支出决算原文 · outturn as printed';
