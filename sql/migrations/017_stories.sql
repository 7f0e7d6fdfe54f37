CREATE TABLE stories (
    story_id           VARCHAR NOT NULL,
    articles           BIGINT NOT NULL,
    first_published_at TIMESTAMP,
    sites              VARCHAR[] NOT NULL
);

COMMENT ON TABLE stories IS 'One row per cluster of near-duplicate articles: a report with its syndicated copies. Most have one article.';
COMMENT ON COLUMN stories.story_id IS 'Identifier: the article_id of the first article found of it';
COMMENT ON COLUMN stories.articles IS 'Articles in the cluster';
COMMENT ON COLUMN stories.first_published_at IS 'When the first of them was published (UTC)';
COMMENT ON COLUMN stories.sites IS 'Publishers that carry it, in order of publication';
