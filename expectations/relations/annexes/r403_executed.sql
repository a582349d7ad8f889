-- R403 说明中项目的执行数等于该项目自评表的执行数
-- en: What is told to be spent on a project equals its self-evaluation
-- kind: sum
-- severity: error
-- source: 说明“项目支出自评结果”与项目支出绩效自评表，项目同名且各只一个的
-- needs: 说明与自评表中同名的项目
-- holds: N13 name:防范和处置非法集资工作经费 final 101.33 | A02 name:防范和处置非法集资工作经费 final 101.34
-- fires: N13 name:重大节日慰问 final 3.15 | A02 name:重大节日慰问 final 31.5
WITH pairs AS (
    SELECT n.document_id, n.fact_id AS told, a.fact_id AS printed
    FROM cells AS n
    JOIN cells AS a USING (document_id, concept, measure)
    WHERE n.form = 'N13' AND a.form = 'A02' AND measure = 'final' AND starts_with(concept, 'name:')
    QUALIFY count(*) OVER (PARTITION BY document_id, concept) = 1
)
SELECT document_id, told AS instance, unnest([told, printed]) AS fact_id, unnest([1, -1]) AS coefficient
FROM pairs
