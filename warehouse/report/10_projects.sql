CREATE OR REPLACE VIEW report.projects AS
SELECT
    district,
    publisher,
    fiscal_year,
    kind,
    body_kind,
    form,
    concept,
    any_value(label) AS project,
    any_value(amount_yuan)
    FILTER (measure IN ('revised_budget', 'budget', 'amount', 'expenditure_total')) AS budget_yuan,
    any_value(amount_yuan) FILTER (measure IN ('final', 'executed')) AS executed_yuan,
    any_value(text) FILTER (measure IN ('revised_budget', 'budget', 'amount', 'expenditure_total')) AS budget_text,
    any_value(text) FILTER (measure IN ('final', 'executed')) AS executed_text,
    any_value(quantity) FILTER (measure IN ('completion_revised_budget_pct', 'completion_pct')) AS completion_pct,
    any_value(quantity) FILTER (measure = 'total_score') AS score,
    any_value(unit) FILTER (amount_yuan IS NOT NULL) AS unit,
    min(page) AS page,
    scope,
    any_value(url) AS url,
    document_id
FROM report.numbers
WHERE concept LIKE 'name:%' AND concept NOT LIKE '%/%' AND side <> 'indicator'
    AND (form = 'N13' OR form LIKE 'A%' OR form IN ('B10', 'B12'))
GROUP BY district, publisher, fiscal_year, kind, body_kind, form, concept, scope, document_id;
COMMENT ON VIEW report.projects IS '项目。每行：一份现行文件一处所说的一个项目（N13 绩效说明、A 自评表、B10 与 B12 预算）。注意：同一项目可以在几处出现，加总前选一处；名称照印，改名者视为另一项目 · Projects. Grain: one project at one place of one current book (N13 narrative, A self-evaluation, B10 and B12 budget). Warning: a project may stand at several places, choose one before adding; names are as printed, a renamed project counts as another';
COMMENT ON COLUMN report.projects.project IS '项目名称 · name of the project';
COMMENT ON COLUMN report.projects.budget_yuan IS '预算数（元） · budget, yuan';
COMMENT ON COLUMN report.projects.executed_yuan IS '执行数（元） · spent, yuan';
COMMENT ON COLUMN report.projects.budget_text IS '预算数原文 · budget as printed';
COMMENT ON COLUMN report.projects.executed_text IS '执行数原文 · spent, as printed';
COMMENT ON COLUMN report.projects.completion_pct IS '所印执行率（%） · printed rate of execution, per cent';
COMMENT ON COLUMN report.projects.score IS '自评得分 · score of the self-evaluation';
