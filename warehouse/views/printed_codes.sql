-- The classification whose codes a form prints; none for the summary tables, whose rows are known by their names.
CREATE OR REPLACE MACRO classification_of(form, code) AS CASE
    WHEN form IN ('T02', 'T03', 'T05', 'T07', 'T08', 'B02', 'B03', 'B05', 'B08', 'B09') AND starts_with(code, '2')
        THEN 'function'
    WHEN form IN ('T06', 'B06') AND starts_with(code, '3') THEN 'department_economic'
    WHEN form = 'B06' AND starts_with(code, '5') THEN 'government_economic'
END;
-- A name in one spelling: «一、», «（一）» and «其中：» stand before it and are no part of it.
CREATE OR REPLACE MACRO spell_code_name(label) AS regexp_replace(
    translate(regexp_replace(label, '[\s\x{3000}\x{00A0}]', '', 'g'), '()', '（）'),
    '^(?:[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．]|（[一二三四五六七八九十\d]{1,3}）)?(?:其中[：:])?', ''
);
CREATE OR REPLACE VIEW printed_codes AS
SELECT document_id, form, position, code, classification_of(form, code) AS system, spell_code_name(label) AS name
FROM form_rows
WHERE classification_of(form, code) IS NOT NULL;
COMMENT ON VIEW printed_codes IS '印有科目编码的各表逐行编码与名称，名称已统一写法 · codes and names as the forms of codes print them, the names in one spelling';
COMMENT ON COLUMN printed_codes.name IS '科目名称：无空格、序号与“其中”，括号为全角 · name without spaces, ordinal and «其中», brackets full width';
