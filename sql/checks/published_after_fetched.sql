-- severity: warning
-- An article is dated more than a day after it was fetched.
SELECT article_id, version, published_at, fetched_at FROM article_versions
WHERE published_at > fetched_at + INTERVAL 1 DAY;
