-- severity: warning
-- An article has no publication date, so no relative date in it can be resolved.
SELECT article_id, url FROM articles WHERE published_on IS NULL;
