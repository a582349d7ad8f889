CREATE OR REPLACE VIEW replacements AS
SELECT
    v.publisher,
    v.fiscal_year,
    v.kind,
    v.scope,
    v.title,
    v.site,
    v.version,
    v.came_at,
    v.came_in_run,
    -- Nothing a reader of the site sees says that this is another book: no later date, no word of it.
    coalesce(v.page_date <= o.page_date, TRUE) AND NOT EXISTS (
        FROM captures AS c
        WHERE c.sha256 = v.document_id
            AND regexp_matches(concat_ws(' ', c.page_title, c.link_text), '更正|修订|修改|更新|重新|补充|调整后')
    ) AS is_silent,
    v.url = o.url AS same_address,
    EXISTS (FROM returns AS r WHERE r.document_id = v.document_id) AS is_return,
    v.url,
    o.url AS old_url,
    v.page_date,
    o.page_date AS old_page_date,
    v.document_id,
    v.replaces
FROM disclosures AS v
JOIN disclosures AS o ON o.document_id = v.replaces;
COMMENT ON VIEW replacements IS '每次替换一行：哪一版取代了哪一版，是否未作声明 · one row each time a version took the place of another, and whether the site said so';
COMMENT ON COLUMN replacements.version IS '新版序号 · number of the new version';
COMMENT ON COLUMN replacements.came_at IS '发现时间 · when it was met';
COMMENT ON COLUMN replacements.came_in_run IS '发现的运行 · the run that met it';
COMMENT ON COLUMN replacements.is_silent IS '是否未作声明：页面日期未变，标题与链接也未提更正 · whether nothing on the site told of it: no later date and no word of a correction';
COMMENT ON COLUMN replacements.same_address IS '是否沿用原地址 · whether it stands at the same address';
COMMENT ON COLUMN replacements.is_return IS '是否换回了旧版 · whether an older version came back';
COMMENT ON COLUMN replacements.old_url IS '上一版地址 · address of the version before';
COMMENT ON COLUMN replacements.old_page_date IS '上一版页面日期 · date on the page of the version before';
COMMENT ON COLUMN replacements.replaces IS '所替换的上一版 · the version it replaces';
