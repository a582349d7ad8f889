CREATE OR REPLACE VIEW report.findings AS
SELECT
    b.district, b.publisher, b.fiscal_year, b.kind, b.body_kind, f.severity, f.verdict, f.relation,
    f.message_zh, f.message_en, f.printed_yuan, f.expected_yuan, f.difference_yuan, f.culprit_fact_id, f.fact_ids,
    f.also, f.first_seen, f.last_seen, b.title, b.is_current, b.version, b.scope, b.url, f.finding_id, f.document_id
FROM main.findings AS f
JOIN report.books AS b USING (document_id);
COMMENT ON VIEW report.findings IS '问题。每行：一份文件中的一个根源，旧版本中的也在内。注意：inconsistent 为不能同时成立，suspicious 只是请核实；统计现状取 is_current · Findings. Grain: one root cause in one book, older versions included. Warning: inconsistent cannot all be true, suspicious is a question only; take is_current for what stands now';
