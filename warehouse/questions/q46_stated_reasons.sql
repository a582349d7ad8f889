-- Q46 增减原因按类归集，各涉及多少钱
-- en: Stated reasons for changes by category, and the money behind each
-- asks: 记者与公众 · press and public
-- grain: 一个区、一个年度、一类原因 · one district, year and category
-- warning: 按“原因”之后的用词归类，一句可属几类；人员变动无从与人数核对，人数未入库 · by the words after «原因»; a sentence may fall in several categories; staff numbers are not in the warehouse
WITH reasons(category, pattern) AS (
    VALUES ('人员变动', '人员|增人|减人|退休|调出|调入|工资'), ('政策调整', '政策|标准|调标|改革'),
        ('上级专款', '上级|专款|专项资金|中央|省级|市级'), ('压减', '压减|厉行节约|过紧日子|压缩|从严控制'),
        ('项目增减', '项目|工程|活动')
),
changes AS (
    SELECT district, fiscal_year, publisher, sentence_id, amount_yuan, document_id
    FROM report.told
    WHERE measure = 'change_prior' AND amount_yuan <> 0 AND body_kind = 'department'
        AND report.asked(district, publisher, fiscal_year)
),
said AS (
    SELECT c.*, regexp_extract(s.text, '(?:原因|由于|因为|主要是).*') AS reason
    FROM changes AS c
    JOIN main.sentences AS s ON s.document_id = c.document_id AND s.sentence_id = c.sentence_id
)
SELECT s.district, s.fiscal_year, r.category, count(*) AS changes, count(DISTINCT s.publisher) AS publishers,
    sum(s.amount_yuan) FILTER (s.amount_yuan > 0) AS increases_yuan,
        sum(s.amount_yuan) FILTER (s.amount_yuan < 0) AS decreases_yuan,
    list_sort(list_distinct(list(s.document_id))) AS documents
FROM said AS s
JOIN reasons AS r ON regexp_matches(s.reason, r.pattern)
GROUP BY s.district, s.fiscal_year, r.category
ORDER BY s.district, s.fiscal_year, changes DESC, r.category
