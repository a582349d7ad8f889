-- Q03 哪些文件被替换，两版之间哪些数字变了
-- en: Which books were replaced, and which figures changed between the versions
-- asks: 运维 · operator；记者与公众 · press and public
-- grain: 一个改动的数字 · one changed figure
-- warning: 撤下而未替换的文件不在其中 · a book withdrawn without another in its place is not listed
SELECT district, publisher, fiscal_year, kind, version, form, label, measure, old_text, new_text, old_yuan, new_yuan,
    page, fact_id, replaces, document_id
FROM report.changes
WHERE report.asked(district, publisher, fiscal_year)
ORDER BY district, publisher, fiscal_year, kind, version, form, page, fact_id
