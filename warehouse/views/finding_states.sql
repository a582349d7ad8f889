CREATE OR REPLACE VIEW finding_states AS
SELECT
    h.publisher,
    h.fiscal_year,
    h.kind,
    h.site,
    CASE
        WHEN h.state IN ('resolved', 'superseded') THEN h.state
        WHEN w.finding_id IS NOT NULL THEN 'waived'
        ELSE 'open'
    END AS state,
    h.severity,
    h.verdict,
    h.relation,
    h.message_zh,
    h.message_en,
    h.first_seen,
    h.first_run,
    h.last_seen,
    h.last_run,
    h.resolved_by,
    h.resolved_version,
    h.resolved_at,
    h.superseded_by,
    w.reason AS waiver_reason,
    w.until AS waived_until,
    h.finding_id,
    h.document_id
FROM finding_history AS h
LEFT JOIN active_waivers AS w USING (finding_id);
COMMENT ON VIEW finding_states IS '全部问题今日的状态，已更正的在内 · every finding ever made and its state today, resolved ones included';
COMMENT ON COLUMN finding_states.state IS '今日状态：open 未更正、waived 已说明、resolved 已更正、superseded 撤回或并入另一问题 · state today: open, waived, resolved or superseded';
COMMENT ON COLUMN finding_states.waiver_reason IS '说明的理由 · why the numbers are right as they stand';
COMMENT ON COLUMN finding_states.waived_until IS '说明有效至 · last day the explanation counts';
