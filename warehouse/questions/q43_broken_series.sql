-- Q43 科目对应后各部门逐年支出序列中断之处
-- en: Where a department's series of a code breaks, its codes mapped over the years
-- asks: 人大 · people's congress
-- grain: 一个部门、一个项 · one department and item
-- warning: 科目按对照表归到新编码；部门撤并见 changes · codes are mapped to their successors; changes counts reorganisations on record
WITH mapped AS (
    SELECT s.district, s.publisher, s.fiscal_year, coalesce(c.successor, s.code) AS code, s.label, s.total_yuan,
        s.document_id
    FROM report.function_spending AS s
    LEFT JOIN (
        SELECT code, successor, first_year FROM main.code_changes
        WHERE classification = 'functional' AND successor IS NOT NULL
    ) AS c ON c.code = s.code AND s.fiscal_year < c.first_year
    WHERE s.form = 'T05' AND s.level = 'item' AND s.body_kind = 'department' AND s.total_yuan <> 0
        AND report.asked(s.district, s.publisher, NULL)
),
years AS (
    SELECT district, publisher, count(DISTINCT fiscal_year) AS published,
        list_sort(list_distinct(list(fiscal_year))) AS published_years
    FROM report.books
    WHERE is_current AND kind = 'final_accounts' AND body_kind = 'department'
    GROUP BY district, publisher
),
series AS (
    SELECT district, publisher, code, any_value(label) AS label, count(DISTINCT fiscal_year) AS used,
        list(fiscal_year ORDER BY fiscal_year) AS years, list(total_yuan ORDER BY fiscal_year) AS amounts_yuan,
        list(document_id ORDER BY fiscal_year) AS documents
    FROM mapped
    GROUP BY district, publisher, code
)
SELECT s.district, s.publisher, s.code, s.label, s.years, s.amounts_yuan, y.published AS years_published,
    (SELECT count(*) FROM main.publisher_changes AS c WHERE c.publisher = s.publisher) AS changes, s.documents
FROM series AS s
JOIN years AS y USING (district, publisher)
WHERE s.used < y.published
    AND (getvariable('year') IS NULL
        OR list_contains(y.published_years, getvariable('year')) AND NOT list_contains(s.years, getvariable('year')))
ORDER BY s.district, s.publisher, s.code
LIMIT 20000
