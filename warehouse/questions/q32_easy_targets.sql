-- Q32 绩效指标是否项项满分
-- en: Whether the indicators of a project all score full marks
-- asks: 人大 · people's congress
-- grain: 一份现行决算的一个自评项目 · one evaluated project of one current book
-- warning: 指标的目标值与完成值尚未成为数字，只能看得分；项项满分只是疑问 · targets and results of indicators are not numbers yet, only scores are; full marks throughout are a question only
WITH marks AS (
    SELECT
        district, publisher, fiscal_year, form, document_id, any_value(url) AS url, min(page) AS page,
        split_part(concept, '/', 1) AS project, concept,
        max(quantity) FILTER (measure = 'weight') AS weight, max(quantity) FILTER (measure = 'score') AS score
    FROM report.numbers
    WHERE form LIKE 'A%' AND side = 'indicator' AND measure IN ('weight', 'score')
        AND report.asked(district, publisher, fiscal_year)
    GROUP BY district, publisher, fiscal_year, form, document_id, concept
)
SELECT district, publisher, fiscal_year, form, replace(project, 'name:', '') AS project, count(*) AS indicators,
    count(*) FILTER (score = weight) AS full_marks, min(page) AS page, any_value(url) AS url, document_id
FROM marks
WHERE weight IS NOT NULL AND score IS NOT NULL
GROUP BY ALL
ORDER BY full_marks * 100 // indicators DESC, district, publisher, fiscal_year, form, project
