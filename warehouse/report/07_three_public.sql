CREATE OR REPLACE VIEW report.three_public AS
SELECT
    district,
    publisher,
    fiscal_year,
    body_kind,
    concept,
    any_value(label) AS label,
    any_value(amount_yuan) FILTER (measure IN ('budget', 'revised_budget')) AS budget_yuan,
    any_value(amount_yuan) FILTER (measure = 'final') AS final_yuan,
    any_value(text) FILTER (measure IN ('budget', 'revised_budget')) AS budget_text,
    any_value(text) FILTER (measure = 'final') AS final_text,
    any_value(unit) AS unit,
    min(page) AS page,
    scope,
    any_value(url) AS url,
    document_id
FROM report.numbers
WHERE form = 'T09'
GROUP BY district, publisher, fiscal_year, body_kind, concept, scope, document_id;
COMMENT ON VIEW report.three_public IS '“三公”经费决算。每行：一份现行决算的一个项目（three_public_total 合计，vehicles_subtotal 公务用车小计）。注意：预算数多为全年预算，见表下注释；合计与各项并列 · Official travel, vehicles and receptions. Grain: one item of one current book (three_public_total is the sum, vehicles_subtotal that of vehicles). Warning: the budget is mostly the revised one, see the note of the form; sums stand beside their items';
COMMENT ON COLUMN report.three_public.budget_yuan IS '预算数（元） · budget, yuan';
COMMENT ON COLUMN report.three_public.final_yuan IS '决算数（元） · outturn, yuan';
COMMENT ON COLUMN report.three_public.budget_text IS '预算数原文 · budget as printed';
COMMENT ON COLUMN report.three_public.final_text IS '决算数原文 · outturn as printed';
