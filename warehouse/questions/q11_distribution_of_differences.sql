-- Q11 各等式差额的分布，用以检验容差
-- en: How the differences of each equality are distributed, to test the tolerances
-- asks: 运维 · operator
-- grain: 一条关系、一种结论、一档差额 · one relation, verdict and band of differences
-- warning: 以印出最小单位计不出的（无差额的）不在其中 · instances without a difference are not counted
WITH banded AS (
    SELECT relation, verdict, abs(difference_yuan) AS off, bound_yuan
    FROM report.verdicts
    WHERE difference_yuan IS NOT NULL AND report.asked(district, publisher, fiscal_year)
)
SELECT
    relation,
    verdict,
    CASE
        WHEN off = 0 THEN '0'
        WHEN off <= bound_yuan THEN '≤ bound'
        WHEN off <= 2 * bound_yuan THEN '≤ 2 bounds'
        WHEN off <= 10 * bound_yuan THEN '≤ 10 bounds'
        ELSE '> 10 bounds'
    END AS band,
    count(*) AS instances,
    max(off) AS largest_yuan
FROM banded
GROUP BY ALL
ORDER BY ALL
