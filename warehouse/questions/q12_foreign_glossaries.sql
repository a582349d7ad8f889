-- Q12 哪些名词解释讲的是别的部门的科目，与谁相同
-- en: Which glossaries explain another body's codes, and who shares them
-- asks: 财政 · finance bureau
-- grain: 一条结论 · one verdict
-- warning: 同一结论见于几个单位的，shared_by 为单位数；谁抄谁不能由此判断 · shared_by counts the bodies with the same words; who copied whom cannot be told
SELECT district, publisher, fiscal_year, relation, instance, verdict, note,
    count(*) OVER (PARTITION BY district, fiscal_year, relation, instance) AS shared_by, url, document_id
FROM report.verdicts
WHERE relation IN ('R508', 'R509', 'R607') AND verdict IN ('inconsistent', 'suspicious')
    AND report.asked(district, publisher, fiscal_year)
ORDER BY shared_by DESC, district, publisher, fiscal_year, relation, instance, document_id
