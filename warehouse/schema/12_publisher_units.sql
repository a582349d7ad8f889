CREATE TABLE IF NOT EXISTS publisher_units (
    publisher   VARCHAR NOT NULL,
    unit        VARCHAR NOT NULL,
    first_year  INTEGER NOT NULL,
    last_year   INTEGER NOT NULL,
    complete    BOOLEAN NOT NULL
);
COMMENT ON TABLE publisher_units IS '部门与其所属单位 · departments and the units that belong to them';
COMMENT ON COLUMN publisher_units.unit IS '所属单位，部门本级即部门自身 · the unit; the department itself for its own level';
COMMENT ON COLUMN publisher_units.complete IS '所列是否为该部门全部单位 · whether the units listed are all of them';
COMMENT ON COLUMN publisher_units.publisher IS '部门 · the department';
COMMENT ON COLUMN publisher_units.first_year IS '首个年度 · first fiscal year';
COMMENT ON COLUMN publisher_units.last_year IS '末个年度 · last fiscal year';
