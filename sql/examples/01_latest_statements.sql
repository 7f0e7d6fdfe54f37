-- What was said last, by whom, and where to read it.
SELECT published_on, site, speaker, role, text, url
FROM who_said_what
WHERE kind <> 'indirect'
ORDER BY published_on DESC, article_id
LIMIT 20;
