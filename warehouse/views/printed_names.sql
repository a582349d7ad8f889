CREATE OR REPLACE VIEW printed_names AS
WITH compared AS (
    SELECT p.document_id, p.form, p.code, p.system, p.name, d.fiscal_year, r.name AS listed,
        d.fiscal_year BETWEEN coalesce(r.first_year, 0) AND coalesce(r.last_year, 9999) AS in_force,
        -- Cut short by its cell's width, or run together with words of its neighbour: still that name.
        contains(r.name, p.name) OR contains(p.name, r.name) AS is_alike
    FROM printed_codes AS p
    JOIN documents AS d USING (document_id)
    LEFT JOIN reference_codes AS r ON r.system = p.system AND r.code = p.code
    WHERE p.name <> '' AND d.fiscal_year IS NOT NULL
)
SELECT
    document_id,
    form,
    code,
    system,
    name,
    fiscal_year,
    count(listed) > 0 AS is_listed,
    coalesce(bool_or(is_alike), FALSE) AS is_own,
    -- The name before a change may hold that after it («其他资本性支出», «资本性支出»), or be it cut short.
    coalesce(bool_or(is_alike AND in_force), FALSE)
        AND coalesce(bool_or(in_force) FILTER (listed = name) OR bool_or(in_force AND starts_with(listed, name)), TRUE)
        AS is_of_year,
    string_agg(DISTINCT listed, '”或“' ORDER BY listed) FILTER (in_force) AS listed_name
FROM compared
GROUP BY ALL;
COMMENT ON VIEW printed_names IS '所印科目名称与已知名称的比较 · printed names of codes beside those that are known';
COMMENT ON COLUMN printed_names.is_listed IS '该编码是否在已知科目之列 · whether the code is known at all';
COMMENT ON COLUMN printed_names.is_own IS '是否为该编码任一年度的名称，截断的视为相同 · whether it is a name of this code in any year; one cut short is';
COMMENT ON COLUMN printed_names.is_of_year IS '是否为该编码该年度的名称，截断的视为相同 · whether it is a name of this code in that year; one cut short is';
COMMENT ON COLUMN printed_names.listed_name IS '该编码该年度的已知名称 · known name of the code in that year';
COMMENT ON COLUMN printed_names.name IS '所印名称，已统一写法 · printed name, in one spelling';
COMMENT ON COLUMN printed_names.system IS '科目体系 · classification';
