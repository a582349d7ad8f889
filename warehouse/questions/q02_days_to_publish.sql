-- Q02 各文件在本区首个公开日之后多少天公开，哪些迟于20天
-- en: How many days after the district's first publication day each book appeared, and which are more than 20 days late
-- asks: 财政 · finance bureau
-- grain: 一份文件的第一版 · first version of one book
-- warning: 批复日期未入库，以本区当年同类文件的首个公开日代替；以网页所印日期为准 · the day of approval is not in the warehouse, the district's first publication day of that kind and year stands for it; dates are those printed on the pages
WITH dated AS (
    SELECT
        district, publisher, fiscal_year, kind, body_kind, scope, published_on, url, document_id, version,
        min(published_on) OVER (PARTITION BY district, fiscal_year, kind) AS first_day
    FROM report.books
    WHERE published_on IS NOT NULL AND fiscal_year IS NOT NULL
)
SELECT
    district, publisher, fiscal_year, kind, scope, published_on, first_day,
    (published_on - first_day)::INTEGER AS days_after, published_on - first_day > 20 AS is_late, url, document_id
FROM dated
WHERE version = 1 AND report.asked(district, publisher, fiscal_year)
ORDER BY days_after DESC, district, publisher, fiscal_year, kind, document_id
