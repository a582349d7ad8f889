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
    f.first_seen,
    f.finding_id,
    f.document_id
FROM findings AS f
JOIN disclosures AS d USING (document_id)
WHERE d.is_current;
COMMENT ON VIEW open_findings IS '现行版本中的全部问题，附出处 · all findings in current versions, with their source';
