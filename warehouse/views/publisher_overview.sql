CREATE OR REPLACE VIEW publisher_overview AS
SELECT
    d.publisher,
    d.site,
    d.fiscal_year,
    d.kind,
    d.version AS current_version,
    count(f.finding_id) FILTER (WHERE f.verdict = 'inconsistent') AS inconsistencies,
    count(f.finding_id) FILTER (WHERE f.verdict = 'suspicious') AS questions,
    (SELECT count(*) FROM forms AS form WHERE form.document_id = d.document_id AND form.status IN ('read', 'empty')) AS forms_read,
    (SELECT count(*) FROM verdicts AS v WHERE v.document_id = d.document_id
        AND v.verdict IN ('exact', 'rounding', 'balanced', 'improbable', 'inconsistent')) AS relations_compared,
    d.url
FROM disclosures AS d
LEFT JOIN (FROM findings ANTI JOIN active_waivers USING (finding_id)) AS f USING (document_id)
WHERE d.is_current
GROUP BY ALL;
COMMENT ON VIEW publisher_overview IS '各单位各年度概览 · one row a publisher and year: forms read, relations compared, findings';
COMMENT ON COLUMN publisher_overview.current_version IS '现行版本序号 · number of the current version';
COMMENT ON COLUMN publisher_overview.inconsistencies IS '不能同时成立之处，已作说明的除外 · findings that are proven, those that are explained left out';
COMMENT ON COLUMN publisher_overview.questions IS '请核实之处，已作说明的除外 · findings that ask, those that are explained left out';
COMMENT ON COLUMN publisher_overview.forms_read IS '读懂的表数 · forms read, empty ones included';
COMMENT ON COLUMN publisher_overview.relations_compared IS '比较了的关系数 · instances of relations that could be compared';
