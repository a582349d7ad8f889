-- 每个文件的每张表只有一行
-- en: every form of a document stands once
SELECT document_id || ' ' || form
FROM forms
GROUP BY document_id, form
HAVING count(*) > 1
