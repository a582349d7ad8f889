CREATE OR REPLACE VIEW paired_budgets AS
SELECT a.document_id, a.form, b.document_id AS budget_document_id, b.form AS budget_form
FROM newest_forms AS a
JOIN newest_forms AS b USING (publisher, site, fiscal_year, scope)
WHERE a.kind = 'final_accounts' AND b.kind = 'budget' AND a.copy = 1 AND b.copy = 1;
COMMENT ON VIEW paired_budgets IS '决算各表与同一单位、同一年度预算各表 · forms of final accounts with those of the budget of the same body and year';
COMMENT ON COLUMN paired_budgets.budget_document_id IS '该年度预算文件 · the budget of that year';
COMMENT ON COLUMN paired_budgets.budget_form IS '预算的表 · form of the budget';
