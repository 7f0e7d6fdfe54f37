CREATE OR REPLACE VIEW articles AS
SELECT * EXCLUDE (is_latest, revises, change)
FROM article_versions
WHERE is_latest;

COMMENT ON VIEW articles IS 'One row per article, in its latest version (article_versions has them all).';
COMMENT ON COLUMN articles.article_id IS 'Identifier of the article, the same on every machine';
COMMENT ON COLUMN articles.version IS 'Its latest version';
COMMENT ON COLUMN articles.url IS 'Address as handed in';
COMMENT ON COLUMN articles.canonical_url IS 'Address that the publisher calls the article''s own';
COMMENT ON COLUMN articles.site IS 'Host of the publisher, without www';
COMMENT ON COLUMN articles.title IS 'Headline';
COMMENT ON COLUMN articles.authors IS 'Bylines';
COMMENT ON COLUMN articles.section IS 'Section of the site, as stated';
COMMENT ON COLUMN articles.language IS 'ISO 639-1 code';
COMMENT ON COLUMN articles.published_at IS 'When it was published (UTC)';
COMMENT ON COLUMN articles.published_on IS 'Day of publication as the publisher states it, in his own time zone';
COMMENT ON COLUMN articles.published_source IS 'Where the date comes from: json-ld, meta, feed, htmldate, given …';
COMMENT ON COLUMN articles.modified_at IS 'When the publisher says that this version was made (UTC)';
COMMENT ON COLUMN articles.text IS 'The text as extracted, never altered afterwards; all offsets count its Unicode characters';
COMMENT ON COLUMN articles.word_count IS 'Words in text';
COMMENT ON COLUMN articles.content_sha256 IS 'SHA-256 of the content that makes the version';
COMMENT ON COLUMN articles.story_id IS 'Cluster of near-duplicates that the article belongs to (stories)';
COMMENT ON COLUMN articles.first_fetched_at IS 'When the article was first fetched, in any version (UTC)';
COMMENT ON COLUMN articles.fetched_at IS 'When this version was first fetched (UTC)';
COMMENT ON COLUMN articles.run_id IS 'Run that first loaded this version (runs)';
