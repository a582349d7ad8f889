CREATE OR REPLACE VIEW report.changes AS
WITH pairs AS (
    SELECT district, publisher, fiscal_year, kind, scope, version, document_id, replaces, url
    FROM report.books
    WHERE replaces IS NOT NULL
),
old AS (
    SELECT p.document_id AS new_id, f.*
    FROM main.facts AS f
    JOIN pairs AS p ON p.replaces = f.document_id
),
new AS (
    SELECT f.*
    FROM main.facts AS f
    SEMI JOIN pairs USING (document_id)
),
met AS (
    SELECT
        coalesce(n.document_id, o.new_id) AS document_id,
        coalesce(n.form, o.form) AS form,
        coalesce(n.label, o.label) AS label,
        coalesce(n.measure, o.measure) AS measure,
        o.text AS old_text,
        n.text AS new_text,
        o.amount_yuan AS old_yuan,
        n.amount_yuan AS new_yuan,
        coalesce(n.page, o.page) AS page,
        coalesce(n.fact_id, o.fact_id) AS fact_id
    FROM old AS o
    FULL JOIN new AS n ON n.document_id = o.new_id AND n.fact_id = o.fact_id
    WHERE (o.amount_yuan, o.quantity, o.state) IS DISTINCT FROM (n.amount_yuan, n.quantity, n.state)
        AND NOT (coalesce(o.state, 'blank') = 'blank' AND coalesce(n.state, 'blank') = 'blank')
)
SELECT p.district, p.publisher, p.fiscal_year, p.kind, p.version, m.* EXCLUDE (document_id), p.url,
    p.replaces, p.document_id
FROM met AS m
JOIN pairs AS p USING (document_id);
COMMENT ON VIEW report.changes IS '版本之间改动的数字。每行：新版与上一版不同的一个数字。注意：只比较两版都能读出的文件 · Figures that changed between versions. Grain: one figure that differs from the version before. Warning: only books read in both versions are compared';
COMMENT ON COLUMN report.changes.old_text IS '上一版所印，空为未印 · as the version before printed it; NULL where it did not';
COMMENT ON COLUMN report.changes.new_text IS '新版所印，空为未印 · as the new version prints it; NULL where it does not';
COMMENT ON COLUMN report.changes.old_yuan IS '上一版金额（元） · amount of the version before, yuan';
COMMENT ON COLUMN report.changes.new_yuan IS '新版金额（元） · amount of the new version, yuan';
