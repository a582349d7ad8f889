-- Q22 全区的钱花在哪些类，与本区汇总决算相差多少
-- en: Where the district spends by function, and how it compares with the district's own book
-- asks: 记者与公众 · press and public
-- grain: 一个区、一个年度、一个类 · one district, year and class
-- warning: 差额为未公开或未读到的部门；没有区级汇总的不比 · the difference is departments that are not published or not read; without a book of the district nothing is compared
SELECT
    district,
    fiscal_year,
    code AS class,
    any_value(label) AS label,
    coalesce(sum(total_yuan) FILTER (body_kind = 'department'), 0) AS departments_yuan,
    count(*) FILTER (body_kind = 'department' AND total_yuan <> 0) AS departments,
    any_value(total_yuan) FILTER (body_kind = 'district') AS district_yuan,
    any_value(total_text) FILTER (body_kind = 'district') AS district_text,
    district_yuan - departments_yuan AS unexplained_yuan,
    any_value(page) FILTER (body_kind = 'district') AS page,
    any_value(document_id) FILTER (body_kind = 'district') AS document_id
FROM report.function_spending
WHERE form = 'T05' AND level = 'class' AND body_kind IN ('department', 'district')
    AND report.asked(district, NULL, fiscal_year)
GROUP BY district, fiscal_year, code
ORDER BY district, fiscal_year, class
