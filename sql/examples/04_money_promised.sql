-- How much money each actor promised, by currency: the largest single pledge, never a sum of repeated ones.
SELECT actor, unit AS currency, max(coalesce(value, value_high)) AS largest, count(*) AS times_reported,
    arg_max(sentence, coalesce(value, value_high)) AS sentence
FROM pledges
WHERE length(unit) = 3 AND upper(unit) = unit
GROUP BY actor, currency
ORDER BY largest DESC;
