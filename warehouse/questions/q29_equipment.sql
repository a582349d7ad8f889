-- Q29 设备购置费、货物采购额与大型设备数是否相称
-- en: Equipment bought, goods procured, and large equipment owned
-- asks: 审计 · audit
-- grain: 一个部门、一个年度 · one department and year
-- warning: 设备购置费只含基本支出；采购可以由项目支出支付 · equipment is that of basic expenditure only; goods may be paid by projects
WITH bought AS (
    SELECT
        district, publisher, fiscal_year, document_id, any_value(url) AS url, min(page) AS page,
        sum(amount_yuan) FILTER (code = '31002') AS office_equipment_yuan,
        sum(amount_yuan) FILTER (code = '31003') AS special_equipment_yuan
    FROM report.economic_items
    WHERE body_kind = 'department' AND code IN ('31002', '31003') AND report.asked(district, publisher, fiscal_year)
    GROUP BY district, publisher, fiscal_year, document_id
),
told AS (
    SELECT
        document_id,
        any_value(amount_yuan) FILTER (concept = 'procurement_goods') AS goods_yuan,
        max(quantity) FILTER (concept = 'equipment')::INTEGER AS large_equipment
    FROM report.numbers
    WHERE form IN ('N11', 'N12') AND concept IN ('procurement_goods', 'equipment') AND measure IN ('final', 'count')
    GROUP BY document_id
)
SELECT b.district, b.publisher, b.fiscal_year, b.office_equipment_yuan, b.special_equipment_yuan, t.goods_yuan,
    t.large_equipment,
    coalesce(b.office_equipment_yuan, 0) + coalesce(b.special_equipment_yuan,
    0) > t.goods_yuan AS equipment_above_goods,
    b.page, b.url, b.document_id
FROM bought AS b
LEFT JOIN told AS t USING (document_id)
ORDER BY equipment_above_goods DESC NULLS LAST, b.district, b.publisher, b.fiscal_year
