-- severity: warning
-- The unit of an amount of money is neither an ISO 4217 code nor a minor unit or coin as newspapers print it (15 cents).
SELECT figure_id, unit
FROM figures
WHERE
    unit_kind = 'currency'
    AND NOT regexp_full_match(unit, '[A-Z]{3}')
    AND unit NOT IN ('cent', 'euro cent', 'fils', 'kopek', 'mao', 'penny', 'satoshi', 'sen', 'USDT');
