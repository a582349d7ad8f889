CREATE TABLE IF NOT EXISTS finding_quotes (
    document_id  VARCHAR NOT NULL,
    finding_id   VARCHAR NOT NULL,
    position     INTEGER NOT NULL,
    text         VARCHAR NOT NULL,
    boxes        STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL
);
COMMENT ON TABLE finding_quotes IS '文字类发现所引的原文及其位置，每处一行 · one row a passage that a finding quotes, and where it stands';
COMMENT ON COLUMN finding_quotes.document_id IS '所属文件 · the document';
COMMENT ON COLUMN finding_quotes.finding_id IS '发现 · the finding';
COMMENT ON COLUMN finding_quotes.position IS '所引次序 · order of the quotes, from 1';
COMMENT ON COLUMN finding_quotes.text IS '所引原文 · the passage';
COMMENT ON COLUMN finding_quotes.boxes IS '每行所占位置 · one box a line';
-- A passage that a relation quotes: its words, and where each of its lines stands.
CREATE OR REPLACE MACRO quote(words, places) AS {'text': words, 'boxes': places};
