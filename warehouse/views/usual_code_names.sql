CREATE OR REPLACE VIEW usual_code_names AS
-- From the facts of all documents, because the relations see `form_rows` and `forms` narrowed to what is judged.
WITH labels AS (
    SELECT DISTINCT d.fiscal_year, d.publisher, f.form, f.code, f.label
    FROM facts AS f
    JOIN disclosures AS d USING (document_id)
    WHERE classification_of(f.form, f.code) IS NOT NULL
        AND d.is_current AND d.publisher <> '' AND d.fiscal_year IS NOT NULL
),
printed AS (
    SELECT DISTINCT fiscal_year, publisher, classification_of(form, code) AS system, code, spell_code_name(label) AS name
    FROM labels
),
printing AS (
    SELECT fiscal_year, system, code, count(DISTINCT publisher) AS all_publishers
    FROM printed
    WHERE name <> ''
    GROUP BY ALL
),
names AS (
    SELECT fiscal_year, system, code, name, count(*) AS publishers
    FROM printed
    WHERE name <> ''
    GROUP BY ALL
)
SELECT
    fiscal_year,
    system,
    code,
    name,
    publishers,
    all_publishers,
    (100.0 * publishers / all_publishers)::DECIMAL(5, 2) AS share_pct,
    first_value(name) OVER (PARTITION BY fiscal_year, system, code ORDER BY publishers DESC, name) AS usual_name
FROM names
JOIN printing USING (fiscal_year, system, code);
COMMENT ON VIEW usual_code_names IS '各年度各科目编码的名称各有多少单位使用，最多者为通行名称 · how many bodies print which name for a code in a year; the one most print is the usual name';
COMMENT ON COLUMN usual_code_names.name IS '所印名称，已统一写法 · printed name, in one spelling';
COMMENT ON COLUMN usual_code_names.publishers IS '使用该名称的单位数 · bodies that print this name';
COMMENT ON COLUMN usual_code_names.all_publishers IS '印有该编码的单位数 · bodies that print this code';
COMMENT ON COLUMN usual_code_names.share_pct IS '使用该名称的单位所占百分比 · share of the bodies that print this name, in per cent';
COMMENT ON COLUMN usual_code_names.usual_name IS '通行名称 · the name most bodies print';
