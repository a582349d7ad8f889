CREATE OR REPLACE VIEW report.unread_books AS
SELECT
    coalesce(s.name, '') AS district,
    d.state,
    d.reason,
    c.url,
    c.page_url,
    c.title,
    c.published_on,
    d.document_id
FROM main.documents AS d
LEFT JOIN (
    SELECT sha256 AS document_id, arg_max(site, captured_at) AS site, arg_max(url, captured_at) AS url,
        arg_max(page_url, captured_at) AS page_url,
        arg_max(coalesce(link_text, page_title, url), captured_at) AS title, max(page_date) AS published_on
    FROM main.captures
    WHERE sha256 IS NOT NULL AND role = 'attachment'
    GROUP BY sha256
) AS c USING (document_id)
LEFT JOIN main.sites AS s USING (site)
WHERE d.state <> 'read';
COMMENT ON VIEW report.unread_books IS '未能读取的文件。每行：一个文件内容。注意：未读不等于没有问题 · Files that could not be read. Grain: one file content. Warning: unread is not clean';
COMMENT ON COLUMN report.unread_books.title IS '链接文字或网页标题 · text of the link, or title of the page';
