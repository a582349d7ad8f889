CREATE OR REPLACE VIEW printed_terms AS
WITH listed AS (
    SELECT document_id, code, label
    FROM form_rows
    WHERE form = 'A03'
),
printed AS (
    SELECT document_id, fact_id, code, spell_code_name(label) AS name
    FROM cells
    WHERE form = 'T05' AND level = 'item' AND measure = 'expenditure_total' AND amount_yuan <> 0
),
named AS (
    SELECT p.document_id, p.fact_id, p.code, p.name,
        bool_or(l.code IS NOT DISTINCT FROM p.code) OR bool_or(contains(l.label, '）' || p.name || '（')) AS is_explained
    FROM printed AS p
    JOIN listed AS l USING (document_id)
    GROUP BY ALL
)
SELECT *
FROM named
-- A list of terms that explains most items of the form means to explain all of them.
QUALIFY 4 * count(*) FILTER (is_explained) OVER (PARTITION BY document_id) >= 3 * count(*) OVER (PARTITION BY document_id);
COMMENT ON VIEW printed_terms IS '公开05表各项在名词解释中有无解释，名词解释有意逐项解释时 · items of form 05 and whether the list of terms explains them, where it means to explain all';
COMMENT ON COLUMN printed_terms.name IS '所印名称，已统一写法 · printed name, in one spelling';
COMMENT ON COLUMN printed_terms.is_explained IS '名词解释是否有该项 · whether the list of terms has the item';
