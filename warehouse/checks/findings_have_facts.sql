-- 每个问题都有其文件与所指的数字
-- en: every finding has its document and the facts it rests on
-- What another document prints is named with that document before it, and is asked for there.
WITH named AS (
    SELECT finding_id, document_id, unnest(fact_ids) AS ref
    FROM findings
),
own AS (
    SELECT finding_id, document_id, ref AS fact_id
    FROM named
    WHERE NOT regexp_matches(ref, '^[^.:]+:')
)
SELECT finding_id || ' ' || fact_id
FROM own
ANTI JOIN (SELECT document_id, fact_id FROM facts SEMI JOIN findings USING (document_id)) AS known
    USING (document_id, fact_id)
