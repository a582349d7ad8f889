-- Q34 绩效与成效的说法与表格矛盾之处
-- en: Where statements of results contradict the forms
-- asks: 人大 · people's congress
-- grain: 一条结论 · one verdict
-- warning: 只含已成为数字的说法 · only statements that became numbers
SELECT district, publisher, fiscal_year, relation, instance, verdict, printed_yuan, expected_yuan, difference_yuan,
    note,
    url, document_id
FROM report.verdicts
WHERE relation IN ('R337', 'R338', 'R339', 'R340', 'R402', 'R403', 'R404', 'R405', 'R407', 'R417')
    AND verdict IN ('inconsistent', 'suspicious') AND report.asked(district, publisher, fiscal_year)
ORDER BY district, publisher, fiscal_year, relation, instance, document_id
