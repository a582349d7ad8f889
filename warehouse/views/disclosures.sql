CREATE OR REPLACE VIEW disclosures AS
WITH capture AS (
    SELECT
        sha256 AS document_id,
        min(captured_at) AS first_captured_at,
        min(run_id) AS first_run,
        arg_min(site, captured_at) AS site,
        arg_max(url, captured_at) AS url,
        arg_max(page_url, captured_at) AS page_url,
        max(page_date) AS page_date
    FROM captures
    WHERE sha256 IS NOT NULL AND role = 'attachment'
    GROUP BY sha256
),
placed AS (
    SELECT
        d.*,
        c.* EXCLUDE (document_id),
        -- Bodies of one name in two districts are two bodies: two cities have a 鼓楼区.
        coalesce(c.site, '') AS place,
        -- A book whose body or year is unknown is a version of nothing else.
        CASE WHEN d.publisher = '' OR d.fiscal_year IS NULL THEN d.document_id ELSE '' END AS alone
    FROM documents AS d
    LEFT JOIN capture AS c USING (document_id)
    WHERE d.state = 'read'
),
stints AS (
    SELECT document_id, first_run AS run_id, first_captured_at AS came_at
    FROM placed
    UNION ALL
    SELECT document_id, run_id, returned_at
    FROM returns
),
ranked AS (
    -- Books met in one night under one date stand beside each other: parts, or copies, not versions.
    SELECT
        p.*,
        s.run_id,
        s.came_at,
        dense_rank() OVER (
            PARTITION BY place, publisher, fiscal_year, kind, scope, alone
            ORDER BY s.run_id, page_date
        ) AS version
    FROM stints AS s
    JOIN placed AS p USING (document_id)
),
versioned AS (
    -- A book that came back is the version that it last became.
    SELECT *
    FROM ranked
    QUALIFY version = max(version) OVER (PARTITION BY document_id)
)
SELECT
    v.document_id,
    v.publisher,
    v.fiscal_year,
    v.kind,
    v.scope,
    v.title,
    v.pages,
    v.site,
    v.url,
    v.page_url,
    v.page_date,
    v.first_captured_at,
    v.version,
    v.version = max(v.version) OVER (
        PARTITION BY v.place, v.publisher, v.fiscal_year, v.kind, v.scope, v.alone
    ) AS is_current,
    (
        SELECT coalesce(min(o.document_id) FILTER (WHERE o.url = v.url), min(o.document_id))
        FROM ranked AS o
        WHERE (o.place, o.publisher, o.kind, o.scope, o.alone) = (v.place, v.publisher, v.kind, v.scope, v.alone)
          AND o.fiscal_year = v.fiscal_year AND o.version = v.version - 1
    ) AS replaces,
    v.run_id AS came_in_run,
    v.came_at
FROM versioned AS v;
COMMENT ON VIEW disclosures IS '每个单位每年度每类公开文件的各版本，最新者为现行 · every version of every disclosure; the newest counts';
COMMENT ON COLUMN disclosures.first_captured_at IS '首次取得时间 · when this content was first captured';
COMMENT ON COLUMN disclosures.version IS '版本序号，从1起 · version, from 1';
COMMENT ON COLUMN disclosures.is_current IS '是否现行版本 · whether it is the newest';
COMMENT ON COLUMN disclosures.replaces IS '所替换的上一版 · the version it replaces';
COMMENT ON COLUMN disclosures.came_in_run IS '成为此版的运行 · the run in which it became this version';
COMMENT ON COLUMN disclosures.came_at IS '成为此版的时间；旧版重新发布的，为重新发布之时 · when it became this version; for one that came back, when it did';
