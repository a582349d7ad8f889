CREATE OR REPLACE VIEW cells AS
SELECT
    f.document_id,
    f.fact_id,
    f.form,
    f.concept,
    f.code,
    f.label,
    f.side,
    f.measure,
    f.state,
    f.amount_yuan,
    f.step_yuan,
    f.page,
    f.text,
    f.unit,
    f.quantity,
    f.quantity_step,
    f.sentence_id,
    -- Forms 01–06 of a real book print numbers: one that is blank throughout was not read, and accuses nobody.
    form.complete AND (form.status = 'read' OR f.form IN ('T07', 'T08', 'T09')) AS form_complete,
    CASE
        WHEN f.concept = 'total' THEN 'total'
        WHEN f.code IS NULL THEN 'line'
        WHEN length(f.code) = 3 THEN 'class'
        WHEN length(f.code) = 5 THEN 'section'
        WHEN length(f.code) = 7 THEN 'item'
    END AS level,
    CASE WHEN length(f.code) > 3 THEN left(f.code, length(f.code) - 2) END AS parent
FROM facts AS f
JOIN forms AS form USING (document_id, form)
WHERE form.status IN ('read', 'empty');
COMMENT ON VIEW cells IS '每个数字及其层级，供关系使用 · every fact with its level in the code tree, as relations use it';
COMMENT ON COLUMN cells.form_complete IS '所在表是否读懂，未读懂者不作指控 · whether its form was read whole; a form that was not accuses nobody';
COMMENT ON COLUMN cells.level IS '层级：total 合计、class 类、section 款、item 项、line 行 · level of the row';
COMMENT ON COLUMN cells.parent IS '上级科目编码 · code one level up';
