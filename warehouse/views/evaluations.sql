CREATE OR REPLACE VIEW evaluations AS
WITH words AS (
    SELECT
        document_id,
        form,
        project,
        first(text ORDER BY page) FILTER (name IN ('project', 'body') AND text <> '') AS label,
        first(text ORDER BY page) FILTER (name = 'title') AS title,
        first(text ORDER BY page) FILTER (name = 'department') AS department,
        first(text ORDER BY page) FILTER (name = 'implementer') AS implementer,
        first(text ORDER BY page) FILTER (name = 'grade') AS grade,
        first(text ORDER BY page) FILTER (name = 'deviation') AS deviation,
        first(text ORDER BY page) FILTER (name = 'score_rule') AS score_rule,
        coalesce(bool_or(name = 'note' AND regexp_matches(text, '预算数为(?:调整后|全年)')), FALSE) AS is_adjusted,
        min(page) AS page,
        first(boxes ORDER BY page) FILTER (name IN ('title', 'project', 'body')) AS boxes
    FROM annex_fields
    GROUP BY document_id, form, project
),
figures AS (
    SELECT
        document_id,
        form,
        concept AS project,
        max(amount_yuan) FILTER (measure = 'original_budget') AS original_budget_yuan,
        max(amount_yuan) FILTER (measure = 'revised_budget') AS revised_budget_yuan,
        max(amount_yuan) FILTER (measure = 'final') AS executed_yuan,
        max(quantity) FILTER (measure = 'completion_pct') AS executed_pct,
        max(quantity) FILTER (measure = 'total_weight') AS total_weight,
        max(quantity) FILTER (measure = 'total_score') AS total_score
    FROM cells
    WHERE form IN ('A01', 'A02') AND side = ''
    GROUP BY document_id, form, concept
)
SELECT
    document_id,
    form,
    project,
    coalesce(w.label, regexp_replace(project, '^name:', '')) AS label,
    w.* EXCLUDE (document_id, form, project, label),
    f.* EXCLUDE (document_id, form, project)
FROM words AS w
FULL JOIN figures AS f USING (document_id, form, project);
COMMENT ON VIEW evaluations IS '绩效自评表每个项目或整体一行：文字与金额、得分 · one row a project or body that is self-evaluated: words, money and scores';
COMMENT ON COLUMN evaluations.project IS '编号，整体为 total · identifier, total for the whole body';
COMMENT ON COLUMN evaluations.label IS '项目或单位名称 · name of the project or body';
COMMENT ON COLUMN evaluations.title IS '表题 · title of its table';
COMMENT ON COLUMN evaluations.department IS '主管部门，空文字为未填 · competent department, empty where it is left blank';
COMMENT ON COLUMN evaluations.implementer IS '实施单位，空文字为未填 · implementing unit, empty where it is left blank';
COMMENT ON COLUMN evaluations.grade IS '自评等次 · grade';
COMMENT ON COLUMN evaluations.deviation IS '偏差原因，空值为没有这一栏 · reason of deviations, NULL where there is no such line';
COMMENT ON COLUMN evaluations.score_rule IS '所印执行率得分规则 · printed rule of the score for execution';
COMMENT ON COLUMN evaluations.is_adjusted IS '备注是否说明预算数为调整后或全年数 · whether its note says that the budget is the adjusted one';
COMMENT ON COLUMN evaluations.page IS '起始页 · page it begins on';
COMMENT ON COLUMN evaluations.boxes IS '表题或名称所占位置 · where its title or name stands';
COMMENT ON COLUMN evaluations.original_budget_yuan IS '年初预算数（元） · original budget in yuan';
COMMENT ON COLUMN evaluations.revised_budget_yuan IS '全年预算数（元） · full-year budget in yuan';
COMMENT ON COLUMN evaluations.executed_yuan IS '执行数（元） · spent, in yuan';
COMMENT ON COLUMN evaluations.executed_pct IS '执行率（%） · rate of execution in per cent';
COMMENT ON COLUMN evaluations.total_weight IS '总分值 · total weight in points';
COMMENT ON COLUMN evaluations.total_score IS '总得分 · total score in points';
