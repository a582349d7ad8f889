CREATE OR REPLACE VIEW open_findings AS
SELECT
    d.publisher,
    d.fiscal_year,
    d.kind,
    f.severity,
    f.verdict,
    f.relation,
    f.message_zh,
    f.message_en,
    f.printed_yuan,
    f.expected_yuan,
    f.difference_yuan,
    f.culprit_fact_id,
    f.fact_ids,
    f.also,
    d.title,
    d.url,
    least(f.first_seen, h.first_seen) AS first_seen,
    h.first_run,
    greatest(f.last_seen, h.last_seen) AS last_seen,
    h.last_run,
    d.version,
    f.finding_id,
    f.document_id
FROM findings AS f
JOIN disclosures AS d USING (document_id)
LEFT JOIN finding_history AS h USING (finding_id)
ANTI JOIN active_waivers AS w USING (finding_id)
WHERE d.is_current;
COMMENT ON VIEW open_findings IS '现行版本中的全部问题，附出处；已作说明的除外，见 finding_states · all findings in current versions, with their source; those that are explained are in finding_states';
COMMENT ON COLUMN open_findings.version IS '现行版本序号 · number of the current version';
