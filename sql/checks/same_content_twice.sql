-- severity: warning
-- Two versions of an article have the same content and the publisher does not say that he went back to it.
SELECT article_id, content_sha256 FROM article_versions
GROUP BY article_id, content_sha256
HAVING count(*) > 1 AND count(DISTINCT modified_at) < count(*);
