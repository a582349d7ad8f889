-- R512 决算公开有各项规定内容：“三公”经费、机关运行经费、政府采购、国有资产、绩效、名词解释
-- en: Final accounts hold what is prescribed: three-public money, operating costs, procurement, assets, performance, terms
-- kind: text
-- severity: info
-- source: 《地方预决算公开操作规程》；仅供统计，因为该节可能另立名目而未被认出
-- needs: 决算说明各节
-- holds: N01 grand_total final 5 | N02 income_total final 5 | N03 expenditure_total final 5 | form N09 status=empty | form N10 status=empty | form N11 status=empty | form N12 status=empty | form N13 status=read | form A03 status=read
-- fires: N01 grand_total final 5 | N02 income_total final 5 | N03 expenditure_total final 5 | form N10 status=empty | form N11 status=empty | form N12 status=empty | form N13 status=read | form A03 status=read
WITH prescribed (form, name) AS (
    VALUES ('N09', '“三公”经费'), ('N10', '机关运行经费'), ('N11', '政府采购'), ('N12', '国有资产'), ('N13', '预算绩效'), ('A03', '名词解释')
),
books AS (
    SELECT f.document_id, array_agg(f.form) AS present
    FROM forms AS f
    JOIN documents AS d USING (document_id)
    WHERE d.kind = 'final_accounts'
    GROUP BY f.document_id
    HAVING count(*) FILTER (f.form IN ('N01', 'N02', 'N03')) >= 2
)
SELECT document_id, 'sections' AS instance, bool_and(list_contains(present, form)) AS holds,
    '没有读到：' || string_agg(name, '、' ORDER BY form) FILTER (NOT list_contains(present, form)) AS note,
    []::VARCHAR[] AS fact_ids
FROM books, prescribed
GROUP BY document_id
