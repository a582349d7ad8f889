-- 每个文件只有一行
-- en: every document stands once
SELECT document_id
FROM documents
GROUP BY document_id
HAVING count(*) > 1
