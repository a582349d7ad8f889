-- 每个数字都有其文件与表
-- en: every fact has its document and its form
SELECT f.document_id || ' ' || f.form
FROM (SELECT DISTINCT document_id, form FROM facts) AS f
ANTI JOIN (SELECT document_id, form FROM forms SEMI JOIN documents USING (document_id)) AS known
    USING (document_id, form)
