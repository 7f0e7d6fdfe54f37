-- Where articles give different values for the same thing.
SELECT subject, base, unit, per, count(DISTINCT value) AS values, min(value) AS lowest, max(value) AS highest,
    list(DISTINCT site) AS sites
FROM figure_timeline
WHERE status = 'actual' AND subject IS NOT NULL AND value IS NOT NULL
GROUP BY ALL
HAVING values > 1 AND len(sites) > 1
ORDER BY values DESC, subject;
