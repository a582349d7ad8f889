CREATE OR REPLACE VIEW paired_years AS
SELECT now.document_id, now.form, now.fiscal_year, before.document_id AS prior_document_id
FROM newest_forms AS now
JOIN newest_forms AS before USING (publisher, site, kind, scope, form)
ANTI JOIN publisher_changes AS c ON c.publisher = now.publisher AND c.fiscal_year = now.fiscal_year
WHERE now.fiscal_year = before.fiscal_year + 1 AND now.copy = 1 AND before.copy = 1;
COMMENT ON VIEW paired_years IS '每张表与同一单位、同类、同口径上一年度的同一张表 · each form with that of the same body, kind and scope a year before';
COMMENT ON COLUMN paired_years.prior_document_id IS '上一年度的文件 · the document of the year before';
