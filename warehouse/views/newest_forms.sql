CREATE OR REPLACE VIEW newest_forms AS
SELECT
    f.document_id,
    f.form,
    f.complete,
    coalesce(n.publisher, d.publisher) AS publisher,
    d.fiscal_year,
    d.kind,
    d.scope,
    coalesce(d.site, '') AS site,
    -- Parts of one disclosure hold different forms; where two hold the same form, they are copies, and the first counts.
    row_number() OVER (
        PARTITION BY coalesce(n.publisher, d.publisher), d.fiscal_year, d.kind, d.scope, d.site, f.form
        ORDER BY d.first_captured_at, f.document_id
    ) AS copy
FROM disclosures AS d
JOIN forms AS f USING (document_id)
LEFT JOIN publisher_names AS n ON n.name = d.publisher AND d.fiscal_year BETWEEN n.first_year AND n.last_year
WHERE d.is_current AND d.publisher <> '' AND d.fiscal_year IS NOT NULL AND f.status IN ('read', 'empty');
COMMENT ON VIEW newest_forms IS '各现行公开文件中读到的表，单位按名录归一 · forms of the current disclosures, their bodies by the registry';
COMMENT ON COLUMN newest_forms.copy IS '同一公开文件同一表的第几份，从1起 · which copy of the form, from 1';
