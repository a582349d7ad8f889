CREATE OR REPLACE VIEW report.sentences AS
SELECT b.district, b.publisher, b.fiscal_year, b.kind, b.body_kind, s.part, s.section, s.path, s.text, s.page, s.boxes,
    s.sentence_id, b.url, s.document_id
FROM main.sentences AS s
JOIN report.books AS b USING (document_id)
WHERE b.is_current;
COMMENT ON VIEW report.sentences IS '说明文字。每行：现行文件的一句话。注意：文字照印，读不出的页没有句子 · The prose. Grain: one sentence of one current book. Warning: as printed; a page that could not be read has no sentences';
