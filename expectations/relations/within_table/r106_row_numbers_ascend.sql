-- R106 收支总表与财政拨款总表的行次依次递增
-- en: Printed row numbers of the two summary forms rise in printed order, none twice
-- kind: text
-- severity: info
-- source: 公开01、04表的行次；无项目名称的空行可不印，故不要求连续
-- needs: 公开01、04表的行次
-- holds: row T01 expenditure:201 一般公共服务支出 row_no=31 | row T01 expenditure:202 外交支出 row_no=32
-- holds: row T01 income:other_income 其他收入 row_no=8 | row T01 income:income_total 本年收入合计 row_no=27
-- fires: row T04 expenditure:201 一般公共服务支出 row_no=28 | row T04 expenditure:202 外交支出 row_no=39 | row T04 expenditure:203 国防支出 row_no=30
WITH numbered AS (
    SELECT document_id, form, side, row_no, label,
        lag(row_no) OVER rows_above AS row_no_above,
        lag(label) OVER rows_above AS label_above
    FROM form_rows
    WHERE form IN ('T01', 'T04') AND row_no IS NOT NULL
    WINDOW rows_above AS (PARTITION BY document_id, form, side ORDER BY position)
)
SELECT
    document_id,
    form || '.' || side AS instance,
    bool_and(row_no > row_no_above) AS holds,
    string_agg(
        format('“{}”行次为{}，其后“{}”行次为{}', label_above, row_no_above, label, row_no), '；' ORDER BY row_no
    ) FILTER (WHERE row_no <= row_no_above) AS note,
    NULL::VARCHAR[] AS fact_ids
FROM numbered
WHERE row_no_above IS NOT NULL
GROUP BY ALL
