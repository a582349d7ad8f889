-- Q17 行政运行中列项目支出，或一般行政管理事务中列基本支出
-- en: Running costs that hold project expenditure, or general administration that holds basic expenditure
-- asks: 审计 · audit
-- grain: 一份现行决算的一个科目 · one code of one current book
-- warning: 按所印名称识别 · known by the printed names
SELECT district, publisher, fiscal_year, code, label, basic_expenditure_yuan, basic_expenditure_text,
    project_expenditure_yuan, project_expenditure_text, unit, page, url, document_id
FROM report.function_spending
WHERE form = 'T05' AND level = 'item' AND (
        contains(label, '行政运行') AND project_expenditure_yuan > 0
        OR contains(label, '一般行政管理事务') AND basic_expenditure_yuan > 0
    )
    AND report.asked(district, publisher, fiscal_year)
ORDER BY district, publisher, fiscal_year, code, document_id
