-- 每个文件的每个数字编号只有一行
-- en: every fact of a document stands once
-- By their hashes: to name the offenders of millions of facts would cost more memory than all else.
SELECT count(*) || ' facts stand more than once'
FROM (SELECT hash(document_id, fact_id) AS fact FROM facts GROUP BY fact HAVING count(*) > 1)
HAVING count(*) > 0
