CREATE TABLE story_fingerprints (
    article_id  VARCHAR NOT NULL,
    fingerprint UBIGINT NOT NULL,
    whole       BOOLEAN NOT NULL
);

COMMENT ON TABLE story_fingerprints IS 'One row per article and sampled word 5-gram of its latest version: what near-duplicates are found by.';
COMMENT ON COLUMN story_fingerprints.article_id IS 'Article (articles)';
COMMENT ON COLUMN story_fingerprints.fingerprint IS 'Hash of a word 5-gram, or of the whole text';
COMMENT ON COLUMN story_fingerprints.whole IS 'Whether it is the hash of the whole text';
