CREATE OR REPLACE VIEW disclosures AS
WITH first_capture AS (
    SELECT sha256 AS document_id, min(captured_at) AS first_captured_at, arg_min(site, captured_at) AS site,
           arg_max(url, captured_at) AS url, arg_max(page_url, captured_at) AS page_url,
           max(page_date) AS page_date
    FROM captures
    WHERE sha256 IS NOT NULL AND role = 'attachment'
    GROUP BY sha256
)
SELECT
    d.document_id,
    d.publisher,
    d.fiscal_year,
    d.kind,
    d.scope,
    d.title,
    d.pages,
    c.site,
    c.url,
    c.page_url,
    c.page_date,
    c.first_captured_at,
    row_number() OVER version AS version,
    lead(d.document_id) OVER version IS NULL AS is_current,
    lag(d.document_id) OVER version AS replaces
FROM documents AS d
LEFT JOIN first_capture AS c USING (document_id)
WHERE d.state = 'read'
WINDOW version AS (
    PARTITION BY d.publisher, d.fiscal_year, d.kind, d.scope
    ORDER BY c.first_captured_at, d.loaded_at, d.document_id
);
COMMENT ON VIEW disclosures IS '每个单位每年度每类公开文件的各版本，最新者为现行 · every version of every disclosure; the newest counts';
COMMENT ON COLUMN disclosures.version IS '版本序号，从1起 · version, from 1';
COMMENT ON COLUMN disclosures.is_current IS '是否现行版本 · whether it is the newest';
COMMENT ON COLUMN disclosures.replaces IS '所替换的上一版 · the version it replaces';
