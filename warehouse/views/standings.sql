CREATE OR REPLACE VIEW standings AS
WITH whole AS (
    -- Nights in which every page of a site was read: only these can tell that a book is no longer there.
    SELECT site, run_id, min(captured_at) AS began_at
    FROM captures
    WHERE role IN ('list', 'detail')
    GROUP BY site, run_id
    HAVING bool_or(role = 'list')
        AND bool_and(state IN ('new', 'changed', 'unchanged', 'gone', 'other_format', 'not_a_pdf'))
),
met AS (
    SELECT sha256 AS document_id, max(run_id) AS last_met_run, max(captured_at) AS last_met_at
    FROM captures
    WHERE role = 'attachment' AND state IN ('new', 'changed', 'unchanged')
    GROUP BY sha256
),
missed AS (
    SELECT
        d.document_id,
        min(w.run_id) AS missed_since_run,
        min(w.began_at) AS missed_since,
        max(w.run_id) AS run_id
    FROM disclosures AS d
    JOIN met AS m USING (document_id)
    JOIN whole AS w ON w.site = d.site AND w.run_id > m.last_met_run
    WHERE d.is_current
    GROUP BY d.document_id
),
last AS (
    SELECT c.site, c.run_id, c.url, any_value(c.role) AS role, arg_max(c.state, c.captured_at) AS state
    FROM captures AS c
    SEMI JOIN missed AS m ON m.run_id = c.run_id
    GROUP BY ALL
)
SELECT
    d.publisher,
    d.fiscal_year,
    d.kind,
    d.scope,
    d.title,
    d.site,
    CASE
        WHEN NOT d.is_current THEN 'replaced'
        WHEN g.run_id IS NULL THEN 'published'
        WHEN own.state IN ('new', 'changed', 'unchanged') THEN 'overwritten'
        WHEN own.state IN ('gone', 'not_a_pdf', 'other_format') THEN 'withdrawn'
        WHEN own.state IS NOT NULL THEN 'published'
        WHEN page.role = 'detail' THEN 'withdrawn'
        ELSE 'unlisted'
    END AS state,
    m.last_met_at,
    g.missed_since,
    g.missed_since_run,
    d.url,
    d.page_url,
    d.version,
    d.document_id
FROM disclosures AS d
LEFT JOIN met AS m USING (document_id)
LEFT JOIN missed AS g USING (document_id)
LEFT JOIN last AS own ON own.site = d.site AND own.run_id = g.run_id AND own.url = d.url
LEFT JOIN last AS page ON page.site = d.site AND page.run_id = g.run_id AND page.url = d.page_url;
COMMENT ON VIEW standings IS '每本公开文件今在网站上的状态；撤下的是状态，从不删除 · whether each book still stands on its site; one that was taken down is a state and never deleted';
COMMENT ON COLUMN standings.state IS '状态：published 仍在，replaced 已被新版取代，withdrawn 已撤下（地址或所在页已失效，或页面不再链接），overwritten 地址已换成另一文件，unlisted 列表不再列出 · published, replaced, withdrawn (its address or page is gone, or the page links it no more), overwritten (its address holds another file) or unlisted (no list leads to it)';
COMMENT ON COLUMN standings.last_met_at IS '最后一次见到的时间 · when it was last met';
COMMENT ON COLUMN standings.missed_since IS '此后首个完整读取该站而未见到它的夜晚 · the first night since then that read its whole site and did not meet it';
COMMENT ON COLUMN standings.missed_since_run IS '该夜的运行编号 · the run of that night';
COMMENT ON COLUMN standings.version IS '版本序号 · number of the version';
