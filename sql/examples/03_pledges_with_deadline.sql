-- Which pledges fall due next, with the sentence that makes them.
SELECT deadline, actor, coalesce(value, value_high) AS value, unit, base, subject, sentence, url
FROM pledges
WHERE deadline >= current_date
ORDER BY deadline, actor;
