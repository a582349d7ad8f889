-- 每张表、每个视图、每一列都有中英文说明
-- en: every table, view and column is described in Chinese and English
SELECT name
FROM (
    SELECT schema_name || '.' || table_name AS name, comment FROM duckdb_tables()
    WHERE database_name = current_database() AND NOT internal
    UNION ALL
    SELECT schema_name || '.' || view_name, comment FROM duckdb_views()
    WHERE database_name = current_database() AND NOT internal
    UNION ALL
    SELECT schema_name || '.' || table_name || '.' || column_name, comment FROM duckdb_columns()
    WHERE database_name = current_database() AND NOT internal
)
WHERE comment IS NULL OR NOT regexp_matches(comment, '[一-鿿].* · ')
ORDER BY 1
