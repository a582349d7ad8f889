-- R118 类、款之下均列至项
-- en: Every class and section is broken down to items
-- kind: text
-- severity: info
-- source: 预决算公开须列至功能分类项级；公开02、03、05、07、08表，整表不列项级的不查
-- needs: 列至项级的表
-- holds: T03 201 basic_expenditure 1 | T03 20103 basic_expenditure 1 | T03 2010301 basic_expenditure 1
-- holds: T03 201 basic_expenditure 1 | T03 2010301 basic_expenditure 1
-- fires: T03 20103 basic_expenditure 1 | T03 2010301 basic_expenditure 1 | T03 20805 basic_expenditure 1
WITH coded AS (
    SELECT document_id, form, code, label, array_agg(code) OVER (PARTITION BY document_id, form) AS codes
    FROM form_rows
    WHERE form IN ('T02', 'T03', 'T05', 'T07', 'T08') AND code IS NOT NULL
    QUALIFY max(length(code)) OVER (PARTITION BY document_id, form) = 7
),
parents AS (
    SELECT document_id, form, code, label,
        len(list_filter(codes, lambda c: length(c) = 7 AND starts_with(c, code))) > 0 AS has_items
    FROM coded
    WHERE length(code) < 7
)
SELECT
    document_id,
    form AS instance,
    bool_and(has_items) AS holds,
    string_agg(format('“{}{}”', code, label), '、' ORDER BY code) FILTER (WHERE NOT has_items)
        || '之下未列项级，而本表其余科目列至项级' AS note,
    NULL::VARCHAR[] AS fact_ids
FROM parents
GROUP BY document_id, form
