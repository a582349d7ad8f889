CREATE OR REPLACE VIEW report.verdicts AS
SELECT
    b.district, b.publisher, b.fiscal_year, b.kind, b.body_kind, v.relation, v.instance, v.verdict, v.severity,
    v.printed_yuan, v.expected_yuan, v.difference_yuan, v.bound_yuan, v.note, b.url, v.document_id
FROM main.verdicts AS v
JOIN report.books AS b USING (document_id)
WHERE b.is_current;
COMMENT ON VIEW report.verdicts IS '核对结论。每行：一条关系在一份现行文件中的一个实例，成立的也在内。注意：not_applicable 与 not_comparable 不是通过；只有 inconsistent 是矛盾 · Verdicts. Grain: one instance of a relation in one current book, those that hold included. Warning: not_applicable and not_comparable are no pass; only inconsistent is a contradiction';
