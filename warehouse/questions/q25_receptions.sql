-- Q25 公务接待人均与批均费用及增长，低于20元或高于500元的
-- en: Reception cost a person and a visit, with growth; under 20 or over 500 yuan
-- asks: 纪检 · discipline
-- grain: 一个部门、一个年度 · one department and year
-- warning: 费用取“三公”表公务接待费，含外宾；人次与批次为国内接待 · money is that of the form, foreign guests included; persons and visits are domestic
WITH money AS (
    SELECT district, publisher, fiscal_year, final_yuan, final_text, unit, page, url, document_id
    FROM report.three_public
    WHERE body_kind = 'department' AND concept = 'reception'
),
told AS (
    SELECT
        document_id,
        max(quantity) FILTER (concept = 'reception_visits')::INTEGER AS persons,
        max(quantity) FILTER (concept = 'reception_groups')::INTEGER AS visits
    FROM report.numbers
    WHERE form = 'N09' AND concept IN ('reception_visits', 'reception_groups') AND measure = 'count'
    GROUP BY document_id
),
years AS (
    SELECT
        m.*, t.persons, t.visits,
        (m.final_yuan / nullif(t.persons, 0))::DECIMAL(24, 2) AS yuan_a_person,
        (m.final_yuan / nullif(t.visits, 0))::DECIMAL(24, 2) AS yuan_a_visit,
        CASE WHEN lag(fiscal_year) OVER body = fiscal_year - 1 THEN lag(final_yuan) OVER body END AS prior_yuan,
        CASE WHEN lag(fiscal_year) OVER body = fiscal_year - 1 THEN lag(persons) OVER body END AS prior_persons
    FROM money AS m
    JOIN told AS t USING (document_id)
    WINDOW body AS (PARTITION BY district, publisher ORDER BY fiscal_year)
)
SELECT district, publisher, fiscal_year, final_yuan, final_text, unit, persons, visits, yuan_a_person, yuan_a_visit,
    coalesce(yuan_a_person < 20 OR yuan_a_person > 500, FALSE) AS is_unusual, final_yuan - prior_yuan AS change_yuan,
    persons - prior_persons AS change_persons, page, url, document_id
FROM years
WHERE report.asked(district, publisher, fiscal_year)
ORDER BY is_unusual DESC, yuan_a_person DESC NULLS LAST, district, publisher, fiscal_year
