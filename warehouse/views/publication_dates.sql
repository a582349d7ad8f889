CREATE OR REPLACE VIEW publication_dates AS
SELECT
    d.publisher,
    d.fiscal_year,
    d.kind,
    d.version,
    c.first_url_date,
    c.first_page_date,
    c.last_page_date,
    v.text AS cover_date,
    make_date(v.year, v.month, coalesce(v.day, 1)) AS cover_day,
    v.day IS NOT NULL AS cover_names_day,
    d.first_captured_at,
    d.site,
    d.url,
    d.document_id
FROM disclosures AS d
LEFT JOIN cover_dates AS v USING (document_id)
LEFT JOIN (
    SELECT sha256 AS document_id, min(url_date) AS first_url_date, min(page_date) AS first_page_date,
        max(page_date) AS last_page_date
    FROM captures
    WHERE role = 'attachment' AND sha256 IS NOT NULL
    GROUP BY sha256
) AS c USING (document_id);
COMMENT ON VIEW publication_dates IS '每本公开文件的各个日期，互不替代：地址、页面、封面、首次取得 · the dates of each book, none in place of another: address, page, cover, first capture';
COMMENT ON COLUMN publication_dates.version IS '版本序号 · number of the version';
COMMENT ON COLUMN publication_dates.first_url_date IS '地址中最早的日期；网站迁移会改变它 · earliest date inside its addresses; moving a site resets it';
COMMENT ON COLUMN publication_dates.first_page_date IS '页面所印最早的日期 · earliest date printed on its pages';
COMMENT ON COLUMN publication_dates.last_page_date IS '页面所印最晚的日期 · latest date printed on its pages';
COMMENT ON COLUMN publication_dates.cover_date IS '封面所印日期原文 · the date on its cover, as printed';
COMMENT ON COLUMN publication_dates.cover_day IS '封面日期；未印日的，为当月首日 · the same as a day; the first of the month where none is printed';
COMMENT ON COLUMN publication_dates.cover_names_day IS '封面是否印有日 · whether the cover prints the day';
COMMENT ON COLUMN publication_dates.first_captured_at IS '首次取得时间 · when it was first captured';
