CREATE TABLE IF NOT EXISTS waivers (
    finding_id  VARCHAR NOT NULL,
    reason      VARCHAR NOT NULL CHECK (reason <> ''),
    waived_by   VARCHAR NOT NULL,
    waived_at   TIMESTAMPTZ NOT NULL,
    until       DATE NOT NULL
);
COMMENT ON TABLE waivers IS '已作说明的问题，只增不改，最后一条有效 · accepted explanations by fingerprint; rows are only added, the last one counts';
COMMENT ON COLUMN waivers.finding_id IS '问题指纹 · fingerprint of the finding';
COMMENT ON COLUMN waivers.reason IS '理由 · why the numbers are right as they stand';
COMMENT ON COLUMN waivers.waived_by IS '登记人 · who recorded it';
COMMENT ON COLUMN waivers.waived_at IS '登记时间 · when it was recorded';
COMMENT ON COLUMN waivers.until IS '有效至（含当日，北京时间） · last day it counts, in Beijing';
