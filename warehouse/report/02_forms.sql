-- stored: the numbers join it
CREATE OR REPLACE VIEW report.forms AS
SELECT
    b.district,
    b.publisher,
    b.fiscal_year,
    b.kind,
    b.body_kind,
    f.form,
    f.status,
    f.reason,
    f.complete,
    f.pages,
    f.title AS form_title,
    f.unit AS form_unit,
    f.note,
    f.statement,
    b.is_current,
    -- Parts of one disclosure hold different forms; where two hold the same form, the first counts, the other is a copy.
    if(f.status IN ('read', 'empty'), row_number() OVER (
        PARTITION BY b.publisher, b.fiscal_year, b.kind, b.scope, b.site, b.is_current, f.form,
            f.status IN ('read', 'empty'), if(b.publisher = '' OR b.fiscal_year IS NULL, b.document_id, '')
        ORDER BY b.first_captured_at, b.document_id
    ), NULL) AS copy,
    b.scope,
    b.title,
    b.url,
    b.document_id
FROM report.books AS b
JOIN main.forms AS f USING (document_id);
COMMENT ON VIEW report.forms IS '各表读取情况。每行：一份文件的一张表（T 决算表、B 预算表、N 说明章节、A 附件）。注意：refused 与 missing 的表没有数字，不等于零 · What became of each form. Grain: one form of one book (T final accounts, B budget, N narrative, A annex). Warning: a form refused or missing has no numbers, which is not zero';
COMMENT ON COLUMN report.forms.form_title IS '表题 · printed title of the form';
COMMENT ON COLUMN report.forms.form_unit IS '表头所印金额单位 · unit of money printed in its heading';
COMMENT ON COLUMN report.forms.copy IS '同一公开文件同一表的第几份，从1起；加总只取第1份 · which copy of the form, from 1; add up the first only';
