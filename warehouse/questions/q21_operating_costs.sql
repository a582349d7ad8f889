-- Q21 公用经费与机关运行经费，及全区合计和趋势
-- en: Operating expenses and agency operating costs, with the district's total and trend
-- asks: 人大 · people's congress
-- grain: 一个部门、一个年度 · one department and year
-- warning: 人数与定额未入库；机关运行经费只有行政单位和参公单位填报 · staff and quotas are not in the warehouse; agency operating costs are told by administrative bodies only
WITH operating AS (
    SELECT district, publisher, fiscal_year, amount_yuan AS operating_yuan, text AS operating_text, unit, page, url,
        document_id
    FROM report.economic_items
    WHERE body_kind = 'department' AND concept = 'operating_total' AND report.asked(district, NULL, fiscal_year)
),
agency AS (
    SELECT document_id, any_value(amount_yuan) AS agency_yuan, any_value(text) AS agency_text
    FROM report.numbers
    WHERE form = 'N10' AND concept = 'agency_operating' AND measure = 'final'
    GROUP BY document_id
)
SELECT o.district, o.publisher, o.fiscal_year, o.operating_yuan, o.operating_text, a.agency_yuan, a.agency_text, o.unit,
    sum(o.operating_yuan) OVER year_of_district AS district_operating_yuan,
    sum(a.agency_yuan) OVER year_of_district AS district_agency_yuan, o.page, o.url, o.document_id
FROM operating AS o
LEFT JOIN agency AS a USING (document_id)
WINDOW year_of_district AS (PARTITION BY o.district, o.fiscal_year)
QUALIFY report.asked(o.district, o.publisher, o.fiscal_year)
ORDER BY o.district, o.fiscal_year, o.operating_yuan DESC, o.publisher
