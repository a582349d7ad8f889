-- R414 名称写明上级拨付的项目，类别为上级转移支付项目
-- en: A project whose name says that a superior pays for it is of that category
-- kind: text
-- severity: warning
-- source: 项目支出绩效自评表的项目名称与项目类别；名称有“上级拨付”“上级补助”“上级转移支付”“中央补助”字样，选项有“上级转移支付项目”的
-- needs: 名称写明资金来自上级的项目
-- holds: field A02 name:甲 project 上级拨付甲经费 | field A02 name:甲 category 文字 options=部门预算项目,上级转移支付项目 ticked=上级转移支付项目
-- fires: field A02 name:甲 project 上级拨付甲经费 | field A02 name:甲 category 文字 options=部门预算项目,上级转移支付项目 ticked=部门预算项目
SELECT c.document_id, c.project AS instance, list_contains(c.ticked, '上级转移支付项目') AS holds,
    format('第{}页项目“{}”的名称写明资金由上级拨付，项目类别却勾选了“{}”，请核对', c.page, p.text, c.ticked[1]) AS note,
    []::VARCHAR[] AS fact_ids, [quote(p.text, p.boxes), quote(c.text, c.boxes)] AS quotes
FROM annex_fields AS c
JOIN annex_fields AS p USING (document_id, form, project)
WHERE c.name = 'category' AND p.name = 'project' AND len(c.ticked) = 1
    AND list_contains(c.options, '上级转移支付项目')
    AND regexp_matches(p.text, '上级(拨付|补助|转移支付|专项)|中央(补助|转移支付)')
