-- Q27 各部门“三公”经费之和与区级汇总是否一致
-- en: Whether the departments' public expenses add up to the district's own figure
-- asks: 人大 · people's congress
-- grain: 一个区、一个年度、一项费用 · one district, year and item
-- warning: 没有区级汇总决算的，district_yuan 为空 · without a book of the district district_yuan is NULL
SELECT
    district,
    fiscal_year,
    concept,
    coalesce(sum(final_yuan) FILTER (body_kind = 'department'), 0) AS departments_yuan,
    count(DISTINCT publisher) FILTER (body_kind = 'department') AS departments,
    any_value(final_yuan) FILTER (body_kind = 'district') AS district_yuan,
    any_value(final_text) FILTER (body_kind = 'district') AS district_text,
    district_yuan - departments_yuan AS difference_yuan,
    any_value(page) FILTER (body_kind = 'district') AS page,
    any_value(document_id) FILTER (body_kind = 'district') AS document_id
FROM report.three_public
WHERE body_kind IN ('department', 'district') AND report.asked(district, NULL, fiscal_year)
GROUP BY district, fiscal_year, concept
ORDER BY district, fiscal_year, concept
