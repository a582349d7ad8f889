CREATE TABLE IF NOT EXISTS sites (
    site  VARCHAR PRIMARY KEY,
    name  VARCHAR NOT NULL,
    code  VARCHAR
);
COMMENT ON TABLE sites IS '每个站点文件一行 · one row a site file';
COMMENT ON COLUMN sites.site IS '站点文件名 · name of the site file';
COMMENT ON COLUMN sites.name IS '区（县、市）名称 · name of the district';
COMMENT ON COLUMN sites.code IS '行政区划代码 · code of the district';
