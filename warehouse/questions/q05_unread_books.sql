-- Q05 哪些文件或其中的表未能可靠读取，因而未经核对
-- en: Which books, or forms of them, could not be read reliably and were not checked
-- asks: 运维 · operator
-- grain: 一个未读的文件，或现行文件中一张未读懂的表 · one unread file, or one form of a current book that was not understood
-- warning: 未读不等于没有问题 · unread is not clean
SELECT district, NULL AS publisher, NULL AS fiscal_year, NULL AS form, state AS status, reason, url, document_id
FROM report.unread_books
WHERE report.asked(district, NULL, NULL) AND getvariable('publisher') IS NULL AND getvariable('year') IS NULL
UNION ALL
SELECT district, publisher, fiscal_year, form, if(status = 'refused', 'refused', 'incomplete'), reason, url, document_id
FROM report.forms
WHERE is_current AND (status = 'refused' OR NOT complete) AND report.asked(district, publisher, fiscal_year)
ORDER BY ALL
