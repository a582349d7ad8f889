-- R221 津贴补贴通常不小于提租补贴与购房补贴之和
-- en: Allowances usually cover rent and house purchase subsidies of active staff
-- kind: usual_order
-- severity: info
-- source: 公开06表30102与公开05表2210202、2210203的基本支出；2018年起提租、购房补贴并入津贴补贴，另印30312、30313的旧表不适用
-- needs: 公开06表30102与公开05表2210202、2210203
-- holds: T06 30102 amount 231.28 | T05 2210202 basic_expenditure 20.68 | T05 2210203 basic_expenditure 50.40
-- fires: T06 30102 amount 31.28 | T05 2210202 basic_expenditure 20.68 | T05 2210203 basic_expenditure 50.40
WITH old_codes AS (
    SELECT document_id
    FROM cells
    WHERE form = 'T06' AND code IN ('30312', '30313')
)
SELECT document_id, '30102' AS instance, fact_id, if(form = 'T05', 1, -1) AS coefficient
FROM cells
ANTI JOIN old_codes USING (document_id)
WHERE form = 'T06' AND code = '30102' AND measure = 'amount'
    OR form = 'T05' AND code IN ('2210202', '2210203') AND measure = 'basic_expenditure'
