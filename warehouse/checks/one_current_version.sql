-- 每个单位的每类文件每年只有一个现行版本号
-- en: a body has one current version of each kind a year
SELECT publisher || ' ' || fiscal_year || ' ' || kind
FROM report.books
WHERE is_current AND publisher <> '' AND fiscal_year IS NOT NULL
GROUP BY printed_publisher, publisher, fiscal_year, kind, scope
HAVING count(DISTINCT version) > 1
