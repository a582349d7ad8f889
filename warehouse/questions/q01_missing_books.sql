-- Q01 哪些部门和单位没有公开某年度的决算或预算
-- en: Which bodies have no current final accounts or budget of a year
-- asks: 人大 · people's congress；财政 · finance bureau
-- grain: 一个单位、一个年度、一类文件 · one body, year and kind
-- warning: 名单为本库任一年度出现过的单位；当年尚未成立或已撤并的也会列出 · the list is every body met in any year, so one founded later or dissolved is listed too
-- warning: 只列该区当年已有同类文件公开的年度 · only years in which the district published that kind at all
WITH bodies AS (
    SELECT DISTINCT district, publisher, body_kind
    FROM report.books
    WHERE publisher <> '' AND body_kind <> 'district'
),
published AS (
    SELECT DISTINCT district, fiscal_year, kind
    FROM report.books
    WHERE is_current AND fiscal_year IS NOT NULL
)
SELECT b.district, b.publisher, b.body_kind, p.fiscal_year, p.kind
FROM bodies AS b
JOIN published AS p USING (district)
ANTI JOIN (FROM report.books WHERE is_current) AS k
    ON k.district = b.district AND k.publisher = b.publisher AND k.body_kind = b.body_kind
    AND k.fiscal_year = p.fiscal_year AND k.kind = p.kind
WHERE report.asked(b.district, b.publisher, p.fiscal_year)
ORDER BY ALL
