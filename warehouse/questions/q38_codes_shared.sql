-- Q38 哪些功能科目由多个部门使用，哪些部门换了科目
-- en: Which function codes several departments use, and which changed between years
-- asks: 财政 · finance bureau
-- grain: 一个区、一个年度、一个项 · one district, year and item
-- warning: 社会保障、卫生健康、住房保障三类各部门都用，不列 · classes 208, 210 and 221 are used by all and left out
WITH used AS (
    SELECT district, publisher, fiscal_year, code, any_value(label) AS label, sum(total_yuan) AS total_yuan,
        any_value(document_id) AS document_id
    FROM report.function_spending
    WHERE form = 'T05' AND level = 'item' AND body_kind = 'department' AND total_yuan <> 0
        AND left(code, 3) NOT IN ('208', '210', '221') AND report.asked(district, NULL, NULL)
    GROUP BY district, publisher, fiscal_year, code
),
years AS (
    SELECT *, coalesce(lag(fiscal_year) OVER code_of_body = fiscal_year - 1, FALSE) AS used_before
    FROM used
    WINDOW code_of_body AS (PARTITION BY district, publisher, code ORDER BY fiscal_year)
)
SELECT district, fiscal_year, code, any_value(label) AS label, count(*) AS publishers, sum(total_yuan) AS total_yuan,
    count(*) FILTER (NOT used_before) AS first_used_by, list(publisher ORDER BY publisher) AS who,
    list(document_id ORDER BY publisher) AS documents
FROM years
WHERE getvariable('year') IS NULL OR fiscal_year = getvariable('year')
GROUP BY district, fiscal_year, code
HAVING count(*) > 1 AND (getvariable('publisher') IS NULL OR list_contains(list(publisher), getvariable('publisher')))
ORDER BY publishers DESC, district, fiscal_year, code
