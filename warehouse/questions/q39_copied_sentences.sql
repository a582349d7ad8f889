-- Q39 哪些部门的文字彼此照抄
-- en: Which departments' texts are copies of each other
-- asks: 记者与公众 · press and public
-- grain: 一个区、一个年度、一句话 · one district, year and sentence
-- warning: 只认一字不差的40字以上句子；套话本来相同 · only sentences of 40 characters or more that agree to the letter; set phrases are alike by nature
SELECT district, fiscal_year, text, count(DISTINCT publisher) AS publishers,
    list_sort(list_distinct(list(publisher))) AS who, min(page) AS page,
    list_sort(list_distinct(list(document_id))) AS documents
FROM report.sentences
WHERE length(text) >= 40 AND section <> '' AND publisher <> '' AND report.asked(district, NULL, fiscal_year)
GROUP BY district, fiscal_year, text
HAVING count(DISTINCT publisher) > 1
ORDER BY publishers DESC, length(text) DESC, district, fiscal_year, text
LIMIT 5000
