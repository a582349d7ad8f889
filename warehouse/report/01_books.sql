-- stored: every other view joins it
CREATE OR REPLACE VIEW report.books AS
WITH named AS (
    SELECT
        d.* EXCLUDE (publisher, fiscal_year),
        d.fiscal_year::INTEGER AS fiscal_year,
        coalesce(n.publisher, d.publisher) AS publisher,
        d.publisher AS printed_publisher,
        -- Books that came from no site name their district themselves.
        coalesce(s.name, regexp_extract(d.publisher, '^[^市县区旗]{1,6}[县区旗]'), '') AS district
    FROM main.disclosures AS d
    LEFT JOIN main.sites AS s USING (site)
    LEFT JOIN main.publisher_names AS n ON n.name = d.publisher AND d.fiscal_year BETWEEN n.first_year AND n.last_year
),
units AS (
    SELECT DISTINCT unit AS publisher FROM main.publisher_units WHERE unit <> publisher
)
SELECT
    n.district,
    n.publisher,
    n.fiscal_year,
    n.kind,
    CASE
        WHEN n.publisher = n.district THEN 'district'
        WHEN n.scope IN ('本级', '单位', '机关') OR u.publisher IS NOT NULL THEN 'unit'
        WHEN n.scope = '' AND bool_or(n.scope = '汇总') OVER same_body THEN 'unit'
        ELSE 'department'
    END AS body_kind,
    n.scope,
    n.title,
    n.pages,
    n.page_date AS published_on,
    n.first_captured_at,
    n.version,
    n.is_current,
    n.replaces,
    n.url,
    n.page_url,
    n.printed_publisher,
    n.site,
    n.document_id
FROM named AS n
LEFT JOIN units AS u ON u.publisher = n.publisher
WINDOW same_body AS (PARTITION BY n.publisher, n.site, n.fiscal_year, n.kind);
COMMENT ON VIEW report.books IS '公开文件。每行：一份已读文件的一个版本。注意：未能读取的文件不在其中，见 unread_books · Disclosures. Grain: one version of one book that was read. Warning: books that could not be read are in unread_books';
COMMENT ON COLUMN report.books.district IS '区（县）：站点所属，无站点者取单位名称之首 · district: of the site; where there is none, the beginning of the body''s name';
COMMENT ON COLUMN report.books.publisher IS '公开单位，按名录归一 · body that published it, by the registry';
COMMENT ON COLUMN report.books.printed_publisher IS '封面所印单位 · body as printed on the cover';
COMMENT ON COLUMN report.books.body_kind IS '主体：district 全区、department 部门、unit 单位；加总各部门时只取 department · district, department or unit; add up departments only';
COMMENT ON COLUMN report.books.published_on IS '网页所印发布日期 · date printed on the page that links to it';
COMMENT ON COLUMN report.books.first_captured_at IS '首次取得时间 · when this content was first captured';
COMMENT ON COLUMN report.books.version IS '版本序号，从1起 · version, from 1';
COMMENT ON COLUMN report.books.is_current IS '是否现行版本 · whether it is the newest';
COMMENT ON COLUMN report.books.replaces IS '所替换的上一版 · the version it replaces';
COMMENT ON COLUMN report.books.document_id IS '文件哈希（SHA-256），即文件编号 · hash of the file (SHA-256), its identifier';
