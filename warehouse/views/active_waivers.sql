CREATE OR REPLACE VIEW active_waivers AS
SELECT finding_id, reason, waived_by, waived_at, until
FROM waivers
QUALIFY row_number() OVER (PARTITION BY finding_id ORDER BY waived_at DESC, until DESC) = 1
    AND until >= (now() AT TIME ZONE 'Asia/Shanghai')::DATE;
COMMENT ON VIEW active_waivers IS '今日有效的说明，每个问题一条 · the explanation that counts today, one a finding';
