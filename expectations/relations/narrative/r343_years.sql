-- R343 说明中与之对比的年度是上一年度
-- en: The year compared with is the year before
-- kind: text
-- severity: warning
-- source: 决算说明各节；“与某年度相比”的年度应为所说年度的上一年；半数以上的年度与本书不符的，疑为我们认错年度，不问；预算可与任一年决算相比，不问
-- needs: 决算说明中对比的年度
-- holds: sentence N01 20 2024年度收、支总计均为10万元。 | sentence N01 20 与2023年度相比，收、支总计减少3万元。
-- holds: sentence N01 20 2024年度收、支总计均为10万元。 | sentence N05 20 比2023年度支出减少3万元，主要原因是2021年的项目已完成，比2021年减少。
-- fires: sentence N01 20 2024年度收、支总计均为10万元。 | sentence N01 20 与2022年度相比，收、支总计减少3万元。
-- fires: sentence N01 20 2024年度收、支总计均为10万元。 | sentence N03 20 2023年度支出合计10万元，与2023年度相比，支出合计减少3万元。
WITH told AS (
    -- Reasons may compare with any year.
    SELECT s.document_id, s.sentence_id, s.page, s.text, s.boxes, d.fiscal_year,
        regexp_extract(s.text, '^(.*?)(原因|由于|因为|主要是|$)', 1) AS words
    FROM sentences AS s
    JOIN documents AS d USING (document_id)
    WHERE s.section BETWEEN 'N01' AND 'N11' AND d.fiscal_year IS NOT NULL AND d.kind = 'final_accounts'
),
spoken AS (
    SELECT *,
        regexp_extract(words, '^[^，。；与比较同]{0,24}?(20\d\d)年度?[^，。；年]{0,20}(收|支|经费|预算|决算)', 1) AS own_year,
        regexp_extract(words, '(与|比|较|同)(20\d\d)年(度|决算|预算)?(相比|[^，。；\d]{0,12}(增|减|上升|下降|持平))', 2) AS other_year
    FROM told
),
years AS (
    SELECT *, try_cast(own_year AS INTEGER) AS own, try_cast(other_year AS INTEGER) AS other
    FROM spoken
    WHERE own_year <> '' OR other_year <> ''
),
judged AS (
    SELECT *,
        -- A sentence on another year, compared with the year before that or with none, is of that year.
        coalesce(other = coalesce(own, fiscal_year) - 1, other IS NULL) AS fits
    FROM years
)
SELECT document_id, 'narrative' AS instance, bool_and(fits) AS holds,
    format('本书为{}年度，而{}，请核对年度', any_value(fiscal_year),
        string_agg(format('第{}页印“{}”', page, left(text, 50)), '、' ORDER BY sentence_id) FILTER (NOT fits)) AS note,
    []::VARCHAR[] AS fact_ids,
    list(quote(text, boxes) ORDER BY sentence_id) FILTER (NOT fits) AS quotes
FROM judged
GROUP BY document_id
HAVING 2 * count(*) FILTER (own = fiscal_year OR other = fiscal_year - 1) >= count(*)
