-- severity: error
-- An article has no latest version, or more than one.
SELECT article_id, count_if(is_latest) AS latest FROM article_versions GROUP BY article_id HAVING latest <> 1;
