CREATE TABLE article_versions (
    article_id       VARCHAR NOT NULL,
    version          INTEGER NOT NULL,
    url              VARCHAR NOT NULL,
    canonical_url    VARCHAR,
    site             VARCHAR,
    title            VARCHAR,
    authors          VARCHAR[],
    section          VARCHAR,
    language         VARCHAR,
    published_at     TIMESTAMP,
    published_on     DATE,
    published_source VARCHAR,
    modified_at      TIMESTAMP,
    text             VARCHAR NOT NULL,
    word_count       INTEGER,
    content_sha256   VARCHAR,
    story_id         VARCHAR,
    first_fetched_at TIMESTAMP,
    fetched_at       TIMESTAMP,
    run_id           VARCHAR,
    revises          INTEGER,
    change           VARCHAR,
    is_latest        BOOLEAN NOT NULL
);

COMMENT ON TABLE article_versions IS 'One row per article and version. A version is a distinct text of the article; its number counts in the order of loading.';
COMMENT ON COLUMN article_versions.article_id IS 'Identifier of the article, the same on every machine';
COMMENT ON COLUMN article_versions.version IS '1 for the first text loaded, 2 for the next …';
COMMENT ON COLUMN article_versions.url IS 'Address as handed in';
COMMENT ON COLUMN article_versions.canonical_url IS 'Address that the publisher calls the article''s own';
COMMENT ON COLUMN article_versions.site IS 'Host of the publisher, without www';
COMMENT ON COLUMN article_versions.title IS 'Headline';
COMMENT ON COLUMN article_versions.authors IS 'Bylines';
COMMENT ON COLUMN article_versions.section IS 'Section of the site, as stated';
COMMENT ON COLUMN article_versions.language IS 'ISO 639-1 code';
COMMENT ON COLUMN article_versions.published_at IS 'When it was published (UTC)';
COMMENT ON COLUMN article_versions.published_on IS 'Day of publication as the publisher states it, in his own time zone';
COMMENT ON COLUMN article_versions.published_source IS 'Where the date comes from: json-ld, meta, feed, htmldate, given …';
COMMENT ON COLUMN article_versions.modified_at IS 'When the publisher says that this version was made (UTC)';
COMMENT ON COLUMN article_versions.text IS 'The text as extracted, never altered afterwards; all offsets count its Unicode characters';
COMMENT ON COLUMN article_versions.word_count IS 'Words in text';
COMMENT ON COLUMN article_versions.content_sha256 IS 'SHA-256 of the content that makes the version';
COMMENT ON COLUMN article_versions.story_id IS 'Cluster of near-duplicates that the article belongs to (stories)';
COMMENT ON COLUMN article_versions.first_fetched_at IS 'When the article was first fetched, in any version (UTC)';
COMMENT ON COLUMN article_versions.fetched_at IS 'When this version was first fetched (UTC)';
COMMENT ON COLUMN article_versions.run_id IS 'Run that first loaded this version (runs)';
COMMENT ON COLUMN article_versions.revises IS 'The version that this one changes; null for a first version';
COMMENT ON COLUMN article_versions.change IS 'What it changes: cosmetic, added, removed, rewritten; null for a first version';
COMMENT ON COLUMN article_versions.is_latest IS 'Whether it is the article''s latest version. A late find of an older text is not, whatever its number';
