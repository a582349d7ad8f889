-- R226 经营收入与经营支出通常同时存在
-- en: Business income and business expenditure usually occur together
-- kind: text
-- severity: info
-- source: 公开02、03表的合计行；两者均无的不查
-- needs: 印有金额的经营收入或经营支出
-- holds: T02 total business_income 5 | T03 total business_expenditure 4
-- fires: T02 total business_income blank | T03 total business_expenditure 4
WITH business AS (
    SELECT document_id, fact_id, measure, amount_yuan
    FROM cells
    WHERE concept = 'total'
        AND (form, measure) IN (('T02', 'business_income'), ('T03', 'business_expenditure'))
)
SELECT
    document_id,
    'total' AS instance,
    bool_and(amount_yuan <> 0) AS holds,
    format('“{}”合计有金额而“{}”合计为零，请核对',
        max(if(measure = 'business_income', '经营收入', '经营支出')) FILTER (WHERE amount_yuan <> 0),
        max(if(measure = 'business_income', '经营收入', '经营支出')) FILTER (WHERE amount_yuan = 0)) AS note,
    array_agg(fact_id ORDER BY fact_id) AS fact_ids
FROM business
GROUP BY document_id
HAVING count(amount_yuan) = 2 AND bool_or(amount_yuan <> 0)
