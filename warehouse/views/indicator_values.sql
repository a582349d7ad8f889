-- «≥ 1,200户» and «不低于1200 户» in one spelling, without white space and thousands separators.
CREATE OR REPLACE MACRO spell_value(words) AS replace(replace(
    translate(regexp_replace(words, '[\s,，]', '', 'g'), '％＞＜≧≦＝', '%><≥≤='), '>=', '≥'), '<=', '≤');
CREATE OR REPLACE VIEW indicator_values AS
WITH spelt AS (
    SELECT document_id, form, project, concept, goal, name, target, actual, reason, page, boxes,
        regexp_extract(spell_value(target),
            '^(≥|>|≤|<|=|不低于|不少于|不小于|不超过|不高于|不大于|大于|小于|达到)?(\d+(?:\.\d+)?)([^\d.≥≤<>=至到~～-]{0,6}?)(及?以上|及?以内|及?以下)?$',
            ['before', 'number', 'unit', 'after']) AS aimed,
        regexp_extract(spell_value(actual), '^(\d+(?:\.\d+)?)([^\d.≥≤<>=至到~～以-]{0,6})$', ['number', 'unit']) AS reached
    FROM indicators
)
SELECT
    document_id,
    form,
    project,
    concept,
    goal,
    name,
    target,
    actual,
    reason,
    page,
    boxes,
    CASE
        WHEN aimed.before IN ('≥', '>', '不低于', '不少于', '不小于', '大于') OR aimed.after IN ('以上', '及以上') THEN 'least'
        WHEN aimed.before IN ('≤', '<', '不超过', '不高于', '不大于', '小于') OR aimed.after IN ('以内', '及以内', '以下', '及以下')
            THEN 'most'
        ELSE 'equal'
    END AS sense,
    aimed.number::DECIMAL(24, 6) AS aimed,
    reached.number::DECIMAL(24, 6) AS reached,
    coalesce(nullif(aimed.unit, ''), reached.unit) AS unit
FROM spelt
WHERE aimed.number <> '' AND reached.number <> '' AND length(aimed.number) <= 15 AND length(reached.number) <= 15
    AND (aimed.unit = reached.unit OR '' IN (aimed.unit, reached.unit));
COMMENT ON VIEW indicator_values IS '目标值与完成值都是同一单位数字的绩效指标 · indicators whose target and actual value are both a number of one unit';
COMMENT ON COLUMN indicator_values.sense IS '目标：least 不低于，most 不超过，equal 未说明 · at least, at most, or unsaid';
COMMENT ON COLUMN indicator_values.aimed IS '目标数 · number aimed at';
COMMENT ON COLUMN indicator_values.reached IS '完成数 · number reached';
COMMENT ON COLUMN indicator_values.unit IS '单位，空为未印 · unit, empty where none is printed';
