-- R341 同一项目在说明与自评表中的执行率相同
-- en: A project is told to be executed at the rate of its self-evaluation
-- kind: text
-- severity: info
-- source: 说明“项目支出自评结果”与项目支出绩效自评表；两处各自与其金额不符的由R404比较，这里只作统计
-- needs: 说明与自评表中同名项目的执行率
-- holds: N13 name:甲 completion_revised_budget_pct 95.4% | A02 name:甲 completion_pct 95.39%
-- fires: N13 name:甲 completion_revised_budget_pct 112.6% | A02 name:甲 completion_pct 112%
WITH rates AS (
    SELECT document_id, form, concept, any_value(label) AS label, any_value(fact_id) AS fact_id,
        any_value(text) AS text,
        max(quantity) AS rate, max(quantity_step) AS step
    FROM cells
    WHERE concept LIKE 'name:%' AND quantity IS NOT NULL
        AND (form = 'N13' AND measure = 'completion_revised_budget_pct' OR form = 'A02' AND measure = 'completion_pct')
    GROUP BY document_id, form, concept
    HAVING count(*) = 1
)
SELECT n.document_id, n.fact_id AS instance, abs(n.rate - a.rate) <= (n.step + a.step) / 2 AS holds,
    format('项目“{}”的执行率，说明印{}%，自评表印{}%', n.label, n.text, a.text) AS note, [n.fact_id, a.fact_id] AS fact_ids
FROM rates AS n
JOIN rates AS a USING (document_id, concept)
WHERE n.form = 'N13' AND a.form = 'A02'
