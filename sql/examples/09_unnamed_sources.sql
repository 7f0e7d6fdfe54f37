-- How often each site relies on sources without a name.
SELECT w.site, count(*) AS statements, count(*) FILTER (a.type = 'unnamed') AS unnamed,
    round(100 * unnamed / statements, 1) AS percent
FROM who_said_what w
LEFT JOIN actors a ON a.actor_id = w.speaker_id
GROUP BY w.site
ORDER BY percent DESC;
