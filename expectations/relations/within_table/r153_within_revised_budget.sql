-- R153 “三公”经费决算数不大于全年预算数
-- en: Each three-public item spent is within its revised budget
-- kind: order
-- severity: error
-- source: 公开09表注明预算数为全年预算数；注明年初预算数或未注明的不适用，预算数各栏全空的不适用
-- needs: 公开09表注明的全年预算数
-- holds: T09 reception budget 0.65 | T09 reception final 0.65 | form T09 note=预算数为“三公”经费全年预算数，反映按规定程序调整后的预算数。
-- holds: T09 reception budget 0.65 | T09 reception final 0.30 | T09 overseas_travel budget blank | T09 overseas_travel final blank | form T09 note=预算数为全年预算数
-- fires: T09 reception budget 0.30 | T09 reception final 0.65 | form T09 note=预算数为全年预算数
WITH revised AS (
    SELECT document_id
    FROM forms
    WHERE form = 'T09' AND regexp_matches(regexp_replace(note, '\s', '', 'g'), '预算数为[^，。；]{0,12}全年预算')
)
SELECT document_id, 'T09.' || concept AS instance, fact_id, if(measure = 'final', 1, -1) AS coefficient
FROM cells
SEMI JOIN revised USING (document_id)
WHERE form = 'T09' AND measure IN ('budget', 'final')
QUALIFY bool_or(measure = 'budget' AND state <> 'blank') OVER (PARTITION BY document_id)
