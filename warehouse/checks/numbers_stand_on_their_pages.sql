-- 每个数字都在其文件的某一页上
-- en: every fact stands on a page of its document
SELECT f.document_id || ' page ' || f.page
FROM (SELECT document_id, min(page) AS first, max(page) AS page FROM facts GROUP BY document_id) AS f
JOIN documents AS d USING (document_id)
WHERE f.first < 1 OR f.page > d.pages
