-- Q06 各单位已证实的矛盾有多少、多重，多少文件没有矛盾
-- en: How many proven contradictions each body has, how severe, and how many of its books have none
-- asks: 财政 · finance bureau
-- grain: 一个单位 · one body
-- warning: 按根源计数，一个错数只算一处 · counted by root cause: one wrong number counts once
-- warning: 未读懂的表不参与核对，读得少的单位矛盾也少 · forms not understood are not checked: less read, less found
WITH counted AS (
    SELECT
        b.district, b.publisher, b.document_id,
        count(f.finding_id) FILTER (f.verdict = 'inconsistent' AND f.severity = 'error') AS errors,
        count(f.finding_id) FILTER (f.verdict = 'inconsistent' AND f.severity <> 'error') AS warnings,
        count(f.finding_id) FILTER (f.verdict = 'suspicious') AS questions
    FROM report.books AS b
    LEFT JOIN main.findings AS f USING (document_id)
    WHERE b.is_current AND b.publisher <> '' AND report.asked(b.district, b.publisher, b.fiscal_year)
    GROUP BY b.district, b.publisher, b.document_id
)
SELECT
    district,
    publisher,
    sum(errors)::BIGINT AS errors,
    sum(warnings)::BIGINT AS warnings,
    sum(questions)::BIGINT AS questions,
    count(*) AS books,
    count(*) FILTER (errors + warnings = 0) AS clean_books,
    (100 * count(*) FILTER (errors + warnings = 0) / count(*))::DECIMAL(5, 1) AS clean_pct
FROM counted
GROUP BY district, publisher
ORDER BY errors DESC, warnings DESC, questions DESC, district, publisher
