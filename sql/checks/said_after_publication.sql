-- severity: warning
-- A statement is dated after the article that reports it.
SELECT q.quote_id, q.said_on, v.published_on
FROM quotes q JOIN article_versions v USING (article_id, version)
WHERE q.said_on > v.published_on + 1;
