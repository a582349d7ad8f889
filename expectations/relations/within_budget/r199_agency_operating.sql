-- R199 机关运行经费预算通常不大于公用经费
-- en: The budget for the operation of the agency usually is within operating expenses
-- kind: usual_order
-- severity: info
-- source: “三公”经费和机关运行经费预算表、一般公共预算基本支出表；含事业单位的部门公用经费更多
-- needs: 机关运行经费预算与基本支出预算表的公用经费
-- holds: B07 agency_operating budget 171.01 | B06 total operating_expenses 171.0062
-- fires: B07 agency_operating budget 50 | B06 total operating_expenses 40
SELECT document_id, 'total' AS instance, fact_id, if(form = 'B07', 1, -1) AS coefficient
FROM cells
WHERE form = 'B07' AND concept = 'agency_operating' AND measure = 'budget'
    OR form = 'B06' AND concept = 'total' AND measure = 'operating_expenses'
