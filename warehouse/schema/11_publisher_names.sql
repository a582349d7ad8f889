CREATE TABLE IF NOT EXISTS publisher_names (
    name        VARCHAR NOT NULL,
    publisher   VARCHAR NOT NULL,
    first_year  INTEGER NOT NULL,
    last_year   INTEGER NOT NULL
);
COMMENT ON TABLE publisher_names IS '单位的各种名称，未列者名称即单位 · names under which a body publishes; a name not listed is the body itself';
COMMENT ON COLUMN publisher_names.name IS '所印名称 · name as printed';
COMMENT ON COLUMN publisher_names.publisher IS '公开单位，统一名称 · the body, by one name';
COMMENT ON COLUMN publisher_names.first_year IS '首个年度 · first fiscal year';
COMMENT ON COLUMN publisher_names.last_year IS '末个年度 · last fiscal year';
