-- R107 收入与支出一般不为负数
-- en: Income and expenditure are not negative, save for corrections; carry-overs and surpluses may be
-- kind: text
-- severity: info
-- source: 公开01至09表；结转、结余及其分配可为负数
-- needs: 各表印出的收支数
-- holds: T03 201 basic_expenditure 10.00
-- holds: T01 expenditure:201 amount 10.00 | T01 expenditure:carryover_closing amount -3.00
-- holds: T07 212 income_total 1.00 | T07 212 carryover_opening -2.00
-- fires: T03 201 basic_expenditure -10.00
SELECT
    document_id,
    form AS instance,
    bool_and(amount_yuan >= 0) AS holds,
    string_agg(format('“{}”印为负数（{}元）', label, amount_yuan::DECIMAL(24, 2)::VARCHAR), '；' ORDER BY fact_id)
        FILTER (WHERE amount_yuan < 0) || '，请核对是否为冲减' AS note,
    array_agg(fact_id ORDER BY fact_id) FILTER (WHERE amount_yuan < 0) AS fact_ids
FROM cells
WHERE left(form, 1) IN ('B', 'T') AND state = 'printed' AND NOT regexp_matches(concept || ' ' || measure, 'carryover|surplus')
GROUP BY document_id, form
