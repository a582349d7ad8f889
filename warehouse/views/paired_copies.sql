CREATE OR REPLACE VIEW paired_copies AS
SELECT later.document_id, later.form, first.document_id AS copy_document_id
FROM newest_forms AS later
JOIN newest_forms AS first USING (publisher, fiscal_year, kind, scope, site, form)
WHERE later.copy > 1 AND first.copy = 1;
COMMENT ON VIEW paired_copies IS '同一公开文件的两份中都有的表 · forms that two files of one disclosure both hold';
COMMENT ON COLUMN paired_copies.copy_document_id IS '另一份文件 · the other file';
