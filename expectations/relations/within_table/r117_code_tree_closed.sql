-- R117 科目编码依次排列、不重复，且款、项均有上级
-- en: Codes ascend, none twice, and every section and item stands under its parent
-- kind: text
-- severity: info
-- source: 公开02、03、05、07、08表；整表不印类级或款级行的，不查该级
-- needs: 带科目编码的行
-- holds: T03 201 basic_expenditure 1 | T03 20103 basic_expenditure 1 | T03 2010301 basic_expenditure 1 | T03 208 basic_expenditure 1
-- holds: T03 2010301 basic_expenditure 1 | T03 2080505 basic_expenditure 1
-- fires: T03 208 basic_expenditure 1 | T03 201 basic_expenditure 1
-- fires: T03 201 basic_expenditure 1 | T03 20103 basic_expenditure 1 | T03 20801 basic_expenditure 1
-- fires: row T03 201 一般公共服务支出 | row T03 201 一般公共服务支出
WITH coded AS (
    SELECT document_id, form, position, code, label, left(code, length(code) - 2) AS parent,
        lag(code) OVER (PARTITION BY document_id, form ORDER BY position) AS code_above,
        array_agg(code) OVER (PARTITION BY document_id, form) AS codes
    FROM form_rows
    WHERE form IN ('T02', 'T03', 'T05', 'T07', 'T08') AND code IS NOT NULL
),
doubts AS (
    SELECT document_id, form, position, CASE
        WHEN code = code_above THEN format('“{}{}”印了两次', code, label)
        WHEN code < code_above THEN format('“{}”排在“{}”之后', code, code_above)
        WHEN NOT list_contains(codes, parent)
            AND len(list_filter(codes, lambda c: length(c) = length(parent))) > 0
            THEN format('有“{}{}”而无其上级“{}”', code, label, parent)
    END AS doubt
    FROM coded
)
SELECT
    document_id,
    form AS instance,
    count(doubt) = 0 AS holds,
    string_agg(doubt, '；' ORDER BY position) AS note,
    NULL::VARCHAR[] AS fact_ids
FROM doubts
GROUP BY document_id, form
