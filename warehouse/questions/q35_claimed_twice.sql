-- Q35 同一金额的事项见于两个部门
-- en: The same amount told by two departments
-- asks: 审计 · audit
-- grain: 一个区、一个年度、一个金额 · one district, year and amount
-- warning: 只取20万元以上、非整万元、说明中有名称的项目；同额可以是巧合 · named projects of 200,000 yuan or more that are no round 10,000; equal amounts may be chance
SELECT district, fiscal_year, amount_yuan, any_value(text) AS text, count(DISTINCT publisher) AS publishers,
    list_sort(list_distinct(list(publisher || '：' || label))) AS who,
    list_sort(list_distinct(list(document_id))) AS documents
FROM report.told
WHERE concept LIKE 'name:%' AND measure = 'final' AND amount_yuan >= 200000 AND amount_yuan % 10000 <> 0
    AND body_kind = 'department' AND report.asked(district, NULL, fiscal_year)
GROUP BY district, fiscal_year, amount_yuan
HAVING count(DISTINCT publisher) > 1
ORDER BY amount_yuan DESC, district, fiscal_year
