CREATE OR REPLACE VIEW paired_units AS
WITH departments AS (
    SELECT *
    FROM newest_forms
    WHERE scope IN ('', '汇总') AND copy = 1
    -- Where a body publishes its roll-up under that name, its other book is not the roll-up.
    QUALIFY scope = '汇总' OR NOT bool_or(scope = '汇总') OVER (PARTITION BY publisher, site, fiscal_year, kind)
),
listed AS (
    SELECT d.document_id, d.form, d.site, d.fiscal_year, d.kind, d.publisher, u.unit, u.complete,
        count(*) OVER (PARTITION BY d.document_id, d.form) AS units
    FROM departments AS d
    JOIN publisher_units AS u ON u.publisher = d.publisher AND d.fiscal_year BETWEEN u.first_year AND u.last_year
),
own_levels AS (
    SELECT d.document_id, u.document_id AS unit_document_id, form, publisher AS unit, TRUE AS own_level,
        d.complete AND u.complete AS both_complete
    FROM departments AS d
    JOIN newest_forms AS u USING (publisher, site, fiscal_year, kind, form)
    WHERE u.scope IN ('本级', '单位', '机关') AND u.copy = 1
),
others AS (
    SELECT l.document_id, u.document_id AS unit_document_id, l.form, l.unit, FALSE AS own_level, u.complete
    FROM listed AS l
    JOIN newest_forms AS u ON (u.publisher, u.site, u.fiscal_year, u.kind, u.form)
        = (l.unit, l.site, l.fiscal_year, l.kind, l.form)
    WHERE l.unit <> l.publisher AND u.scope <> '汇总' AND u.copy = 1
)
SELECT p.document_id, p.form, p.unit_document_id, p.unit, p.own_level,
    coalesce(
        bool_and(l.complete AND p.both_complete) OVER form
        AND count(*) OVER form = l.units AND count(DISTINCT p.unit) OVER form = l.units, FALSE
    ) AS all_units
FROM (FROM own_levels UNION ALL FROM others) AS p
LEFT JOIN listed AS l USING (document_id, form, unit)
WINDOW form AS (PARTITION BY p.document_id, p.form);
COMMENT ON VIEW paired_units IS '部门汇总各表与其所属单位的同一张表 · forms of a department with those of its units';
COMMENT ON COLUMN paired_units.unit_document_id IS '单位的文件 · the document of the unit';
COMMENT ON COLUMN paired_units.own_level IS '是否部门本级 · whether it is the department''s own level';
COMMENT ON COLUMN paired_units.all_units IS '该部门全部单位的该表是否都已读到 · whether this form of every unit of the department was read';
