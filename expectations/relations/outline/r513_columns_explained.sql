-- R513 有金额的收入、支出来源在名词解释中有解释
-- en: The sources of income and kinds of expenditure that carry money are explained among the terms
-- kind: text
-- severity: info
-- source: 名词解释与公开02、03表合计行；仅供统计，因为各地名词解释的范围不同
-- needs: 名词解释与公开02、03表
-- holds: sentence - 30 （一）事业收入：指开展业务活动取得的收入。 | form A03 status=empty | T02 total operating_income 5
-- fires: sentence - 30 （一）其他收入：指其他各项收入。 | form A03 status=empty | T02 total operating_income 5
WITH names (measure, name) AS (
    VALUES ('superior_subsidy', '上级补助收入'), ('operating_income', '事业收入'), ('business_income', '经营收入'),
        ('subordinate_remittance', '附属单位上缴收入'), ('other_income', '其他收入'), ('basic_expenditure', '基本支出'),
        ('project_expenditure', '项目支出'), ('remit_to_superior', '上缴上级支出'), ('business_expenditure', '经营支出'),
        ('subsidy_to_subordinates', '对附属单位补助支出')
),
words AS (
    SELECT s.document_id, string_agg(array_to_string(s.path, '') || s.text, '') AS text
    FROM sentences AS s
    JOIN forms AS f ON f.document_id = s.document_id AND f.form = 'A03'
    WHERE s.section = '' AND s.page >= list_min(f.pages)
    GROUP BY s.document_id
)
SELECT c.document_id, c.fact_id AS instance, contains(w.text, n.name) AS holds,
    format('名词解释没有“{}”', n.name) AS note, [c.fact_id] AS fact_ids
FROM cells AS c
JOIN names AS n USING (measure)
JOIN words AS w USING (document_id)
WHERE c.form IN ('T02', 'T03') AND c.level = 'total' AND c.amount_yuan > 0
