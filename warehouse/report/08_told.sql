CREATE OR REPLACE VIEW report.told AS
SELECT
    n.district, n.publisher, n.fiscal_year, n.kind, n.body_kind, n.form AS section, n.concept, n.code, n.label,
    n.measure, n.amount_yuan, n.quantity, n.text, n.unit, n.page, n.x0, n.top, n.x1, n.bottom, n.sentence_id,
    n.scope, n.fact_id, n.url, n.document_id
FROM report.numbers AS n
WHERE n.form LIKE 'N%';
COMMENT ON VIEW report.told IS '说明文字所说的数字。每行：一个数字。注意：同一事项可以说多次；change_prior 为较上年增减，减少为负 · Numbers told in the narrative. Grain: one number told. Warning: one thing may be told more than once; change_prior is the change from the year before, negative for a fall';
COMMENT ON COLUMN report.told.section IS '说明章节：N01 收支总体 … N05 一般公共预算、N09 三公、N10 机关运行、N11 政府采购、N12 国有资产、N13 绩效 · section of the narrative';
