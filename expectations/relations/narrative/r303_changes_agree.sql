-- R303 各节对同一总数所说的增减相互一致
-- en: The changes told of one total agree from section to section
-- kind: text
-- severity: warning
-- source: 说明“收入支出总体”“收入”“支出”“财政拨款收支”“一般公共预算支出”各节；本年数相同的两节，增减额相同而方向相反的，或百分比相同而增减额只差一位数字的，请核对；其余差异可因上年口径不同，不问
-- needs: 两节以上所说的本年数与增减额
-- holds: N01 grand_total final 2362.26 | N01 grand_total change_prior -2739.96 | N05 expenditure_total final 2362.26 | N05 expenditure_total change_prior -2739.96
-- holds: N01 grand_total final 2362.26 | N01 grand_total change_prior -2739.96 | N01 grand_total change_prior_pct -53.7% | N05 expenditure_total final 2362.26 | N05 expenditure_total change_prior -2801.13 | N05 expenditure_total change_prior_pct -54.2%
-- fires: N01 grand_total final 2362.26 | N01 grand_total change_prior -2739.96 | N05 expenditure_total final 2362.26 | N05 expenditure_total change_prior 2739.96
-- fires: N01 grand_total final 2362.26 | N01 grand_total change_prior -2739.96 | N01 grand_total change_prior_pct -53.7% | N03 expenditure_total final 2362.26 | N03 expenditure_total change_prior -2793.96 | N03 expenditure_total change_prior_pct -53.7%
WITH told AS (
    SELECT document_id, form,
        max(amount_yuan) FILTER (measure = 'final') AS spent,
        max(amount_yuan) FILTER (measure = 'change_prior') AS change,
        max(quantity) FILTER (measure = 'change_prior_pct') AS rate,
        max(translate(text, ',-', '')) FILTER (measure = 'change_prior') AS digits,
        max(fact_id) FILTER (measure = 'change_prior') AS fact_id
    FROM cells
    WHERE side = '' AND measure IN ('final', 'change_prior', 'change_prior_pct') AND (form, concept) IN (
        ('N01', 'grand_total'), ('N02', 'income_total'), ('N03', 'expenditure_total'),
        ('N04', 'grand_total'), ('N05', 'expenditure_total')
    )
    GROUP BY document_id, form
    -- Told twice with another number: which of them the other section means is not known.
    HAVING count(DISTINCT amount_yuan) FILTER (measure = 'final') = 1
        AND count(DISTINCT amount_yuan) FILTER (measure = 'change_prior') = 1
        AND count(DISTINCT quantity) FILTER (measure = 'change_prior_pct') <= 1
)
SELECT a.document_id, a.form || '/' || b.form AS instance,
    a.change = b.change OR NOT (
        a.change = -b.change
        OR a.rate = b.rate AND sign(a.change) = sign(b.change) AND length(a.digits) = length(b.digits)
        AND damerau_levenshtein(a.digits, b.digits) = 1
    ) AS holds,
    if(a.change = -b.change,
        format('说明中本年数同为{}元的两节，一节说增加{}元，一节说减少同样的数，请核对',
            a.spent::DECIMAL(24, 2)::VARCHAR, abs(a.change)::DECIMAL(24, 2)::VARCHAR),
        format('说明中本年数同为{}元、增减幅度相同的两节，增减额一节印{}，一节印{}，请核对',
            a.spent::DECIMAL(24, 2)::VARCHAR, a.digits, b.digits)) AS note,
    [a.fact_id, b.fact_id] AS fact_ids
FROM told AS a
JOIN told AS b ON b.document_id = a.document_id AND a.form < b.form AND a.spent = b.spent
