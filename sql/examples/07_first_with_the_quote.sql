-- Which site has statements first that others carry later, copies of the same report aside.
SELECT first_site, count(*) AS statements, median(hours_later) AS median_hours_ahead
FROM quote_spread
WHERE place_in_order > 1 AND NOT same_story AND site <> first_site
GROUP BY first_site
ORDER BY statements DESC;
