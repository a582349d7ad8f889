-- R511 说明没有下属单位的，没有对附属单位补助支出
-- en: A body that says it has no subordinate units pays no subsidy to any
-- kind: text
-- severity: info
-- source: 机构设置说明与公开03表；仅供统计，因为补助可以给部门以外的附属单位
-- needs: 说明没有下属单位的句子与公开03表
-- holds: sentence - 3 本部门无下属单位。 | T03 total subsidy_to_subordinates blank
-- fires: sentence - 3 本部门无下属单位。 | T03 total subsidy_to_subordinates 5
SELECT c.document_id, c.fact_id AS instance, c.amount_yuan = 0 AS holds,
    format('说明称没有下属单位，公开03表却有对附属单位补助支出{}', c.text) AS note, [c.fact_id] AS fact_ids,
    [first(quote(s.text, s.boxes) ORDER BY s.page)] AS quotes
FROM cells AS c
JOIN sentences AS s USING (document_id)
WHERE c.form = 'T03' AND c.level = 'total' AND c.measure = 'subsidy_to_subordinates' AND c.amount_yuan IS NOT NULL
    AND regexp_matches(s.text, '(无|没有)(下属|所属|二级)(预算)?单位|(下属|所属|二级)(预算)?单位(共|数为)?0个')
GROUP BY c.document_id, c.fact_id, c.amount_yuan, c.text
