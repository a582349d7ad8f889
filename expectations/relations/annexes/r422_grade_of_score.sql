-- R422 自评等次与总分相符：90分以上为优，80至90分为良，60至80分为中，60分以下为差
-- en: The grade is that of the total score: excellent from 90, good from 80, fair from 60, poor below
-- kind: text
-- severity: warning
-- source: 《项目支出绩效评价管理办法》（财预〔2020〕10号）；总分值为100分或未印的；等次以其他词表示的不问
-- needs: 自评等次与总分
-- holds: field A02 name:甲 grade 优 | A02 name:甲 total_score 96.5分
-- fires: field A02 name:甲 grade 优 | A02 name:甲 total_score 86.5分
SELECT e.document_id, t.fact_id AS instance,
    e.word = CASE WHEN t.quantity >= 90 THEN '优' WHEN t.quantity >= 80 THEN '良'
        WHEN t.quantity >= 60 THEN '中' ELSE '差' END
        AS holds,
    format('第{}页“{}”总分{}，自评等次印为“{}”，请核对', t.page, e.label, t.text, e.grade) AS note,
    [t.fact_id] AS fact_ids
FROM (SELECT *, regexp_extract(grade, '^"?(优|良|中|差)(?:秀|好|等)?"?$', 1) AS word FROM evaluations) AS e
JOIN cells AS t ON (t.document_id, t.form, t.concept) = (e.document_id, e.form, e.project)
WHERE t.measure = 'total_score' AND t.side = '' AND t.quantity BETWEEN 0 AND 100 AND e.word <> ''
    AND coalesce(e.total_weight, 100) = 100
