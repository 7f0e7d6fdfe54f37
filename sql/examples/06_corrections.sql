-- Which quotes and figures were dropped from articles after they had been published.
SELECT changed_at, site, what, actor, text, title, url
FROM article_changes
WHERE event = 'dropped' AND change <> 'cosmetic'
ORDER BY changed_at DESC;
