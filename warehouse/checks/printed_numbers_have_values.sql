-- 每个印出的数字都有金额或数值，至少有其文字
-- en: every printed number has an amount or a quantity, or at least its text
SELECT document_id || ' ' || fact_id
FROM facts
WHERE state = 'printed' AND amount_yuan IS NULL AND quantity IS NULL AND text = ''
