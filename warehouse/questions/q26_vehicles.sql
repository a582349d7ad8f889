-- Q26 每辆车的运行费，购车数与购置费，车辆保有量逐年变化
-- en: Running cost a vehicle, vehicles bought against their cost, and the fleet from year to year
-- asks: 纪检 · discipline
-- grain: 一个部门、一个年度 · one department and year
-- warning: 保有量取说明文字；处置与划转未入库，逐年不符不等于错 · the fleet is as told; disposals are not in the warehouse, so a difference is no error
WITH money AS (
    SELECT
        district, publisher, fiscal_year, document_id, any_value(url) AS url, min(page) AS page,
        any_value(unit) AS unit,
        any_value(final_yuan) FILTER (concept = 'vehicle_operation') AS operation_yuan,
        any_value(final_text) FILTER (concept = 'vehicle_operation') AS operation_text,
        any_value(final_yuan) FILTER (concept = 'vehicle_purchase') AS purchase_yuan,
        any_value(final_text) FILTER (concept = 'vehicle_purchase') AS purchase_text
    FROM report.three_public
    WHERE body_kind = 'department'
    GROUP BY district, publisher, fiscal_year, document_id
),
fleet AS (
    SELECT
        document_id,
        max(quantity) FILTER (concept = 'vehicles_kept')::INTEGER AS kept,
        max(quantity) FILTER (concept = 'vehicles_bought')::INTEGER AS bought
    FROM report.numbers
    WHERE form = 'N09' AND concept IN ('vehicles_kept', 'vehicles_bought') AND measure = 'count'
    GROUP BY document_id
),
years AS (
    SELECT
        m.*, f.kept, f.bought,
        CASE WHEN lag(fiscal_year) OVER body = fiscal_year - 1 THEN lag(kept) OVER body END AS kept_before
    FROM money AS m
    JOIN fleet AS f USING (document_id)
    WINDOW body AS (PARTITION BY district, publisher ORDER BY fiscal_year)
)
SELECT district, publisher, fiscal_year, operation_yuan, operation_text, kept,
    (operation_yuan / nullif(kept, 0))::DECIMAL(24, 2) AS yuan_a_vehicle, bought, purchase_yuan, purchase_text,
    coalesce((bought > 0) <> (purchase_yuan > 0), FALSE) AS bought_unlike_cost, kept_before,
    kept - kept_before - coalesce(bought, 0) AS unexplained_vehicles, unit, page, url, document_id
FROM years
WHERE report.asked(district, publisher, fiscal_year)
ORDER BY bought_unlike_cost DESC, yuan_a_vehicle DESC NULLS LAST, district, publisher, fiscal_year
