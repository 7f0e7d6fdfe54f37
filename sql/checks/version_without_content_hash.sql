-- severity: error
-- An article version has no content hash, so a second sight of it cannot be told from a revision.
SELECT article_id, version FROM article_versions WHERE content_sha256 IS NULL;
