-- Who is quoted most, and in how many articles and on how many sites.
SELECT speaker, count(*) AS statements, count(DISTINCT article_id) AS articles, count(DISTINCT site) AS sites
FROM who_said_what
WHERE speaker_id IS NOT NULL
GROUP BY speaker_id, speaker
ORDER BY statements DESC, speaker
LIMIT 20;
